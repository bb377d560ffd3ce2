import { create } from 'zustand';
import type { AppInfo, ModelStatus, Settings } from '#contract/matter.ts';
import { listen, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { changeLanguage } from '../locale/language.ts';
import { rememberLook } from '../lock/remembered-look.ts';
import { showTheme } from './theme.ts';

interface SettingsState {
  readonly settings: Settings;
  readonly models: readonly ModelStatus[];
  readonly info: AppInfo | null;
}

export const useSettings = create<SettingsState>(() => ({
  settings: {
    locale: 'en',
    theme: 'system',
    outputLanguage: 'en',
    modelId: 'none',
    tourSeen: true,
    notify: 'named',
    keepAwake: false,
  },
  models: [],
  info: null,
}));

/** Takes the first settings and follows their changes, the models and the network; returns what stops it. */
export async function followSettings(first: Settings): Promise<() => void> {
  takeSettings(first);
  const stops = [
    listen('settings.changed', takeSettings),
    listen('models.changed', (models) => {
      useSettings.setState({ models });
      void refreshInfo();
    }),
  ];
  const [models, info] = await Promise.all([request('models.list', {}), request('app.info', {})]);
  useSettings.setState({ models, info });
  return () => {
    for (const stop of stops) stop();
  };
}

async function refreshInfo(): Promise<void> {
  try {
    useSettings.setState({ info: await request('app.info', {}) });
  } catch (error) {
    notifyError(error);
  }
}

function takeSettings(settings: Settings): void {
  useSettings.setState({ settings });
  showTheme(settings.theme);
  rememberLook(settings);
  void changeLanguage(settings.locale);
}

/** Changes settings; shown at once and kept by the application. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings;
  takeSettings({ ...before, ...change });
  try {
    takeSettings(await request('settings.set', change));
  } catch (error) {
    takeSettings(before);
    notifyError(error);
  }
}

export async function fetchModel(modelId: string): Promise<void> {
  try {
    await request('models.fetch', { modelId });
  } catch (error) {
    notifyError(error);
  }
}

export async function cancelModelFetch(modelId: string): Promise<void> {
  try {
    await request('models.cancelFetch', { modelId });
  } catch (error) {
    notifyError(error);
  }
}
