import type { FuseConfig } from '@electron/fuses';

export const shippedFuses: FuseConfig;
