// Lets SQLite's binding run on Node-API 9 (Node 20, Electron 33). Its sources need one thing of version 10:
// lasting references to strings and other primitive values. Here such a value is held inside an array, and the
// reference marked by its lowest bit, which addresses leave free. Included before everything else in the build;
// the package's sources stay as they are.
//
// The "experimental" version would offer such references too, but there the finalizers run inside the garbage
// collection, and the binding's end the process: "Finalizer is calling a function that may affect GC state".
#pragma once

#include <node_api.h>

#include <cstdint>

namespace sampan {

inline bool holdsPrimitive(napi_ref reference) { return (reinterpret_cast<uintptr_t>(reference) & 1) != 0; }

inline napi_ref plainReference(napi_ref reference) {
  return reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(reference) & ~uintptr_t{1});
}

inline napi_status createReference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  const bool primitive =
      type != napi_object && type != napi_function && type != napi_external && type != napi_symbol;
  if (!primitive) return napi_create_reference(env, value, count, result);
  napi_value holder;
  status = napi_create_array_with_length(env, 1, &holder);
  if (status == napi_ok) status = napi_set_element(env, holder, 0, value);
  if (status == napi_ok) status = napi_create_reference(env, holder, count, result);
  if (status == napi_ok) *result = reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(*result) | 1);
  return status;
}

inline napi_status getReferenceValue(napi_env env, napi_ref reference, napi_value* result) {
  if (!holdsPrimitive(reference)) return napi_get_reference_value(env, reference, result);
  napi_value holder;
  const napi_status status = napi_get_reference_value(env, plainReference(reference), &holder);
  if (status != napi_ok) return status;
  if (holder == nullptr) {
    *result = nullptr;
    return napi_ok;
  }
  return napi_get_element(env, holder, 0, result);
}

inline napi_status deleteReference(node_api_basic_env env, napi_ref reference) {
  return napi_delete_reference(env, plainReference(reference));
}

inline napi_status referenceRef(napi_env env, napi_ref reference, uint32_t* result) {
  return napi_reference_ref(env, plainReference(reference), result);
}

inline napi_status referenceUnref(napi_env env, napi_ref reference, uint32_t* result) {
  return napi_reference_unref(env, plainReference(reference), result);
}

}  // namespace sampan

#define napi_create_reference sampan::createReference
#define napi_get_reference_value sampan::getReferenceValue
#define napi_delete_reference sampan::deleteReference
#define napi_reference_ref sampan::referenceRef
#define napi_reference_unref sampan::referenceUnref
