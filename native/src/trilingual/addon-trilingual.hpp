#pragma once

#include <napi.h>

namespace sampan::trilingual {

// Adds `loadTrilingual(bytes)` to the addon's exports.
void defineTrilingual(Napi::Env env, Napi::Object exports);

}  // namespace sampan::trilingual
