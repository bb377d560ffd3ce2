import type { FuseConfig } from '@electron/fuses';

export const shippedFuses: FuseConfig;
export function fusesOf(platform: string): FuseConfig;
