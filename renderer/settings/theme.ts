import type { Settings } from '#contract/matter.ts';

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
let chosen: Settings['theme'] = 'system';

/** Shows the window in a theme; `system` follows the system from then on. */
export function showTheme(theme: Settings['theme']): void {
  chosen = theme;
  apply();
}

function apply(): void {
  const isDark = chosen === 'dark' || (chosen === 'system' && darkQuery.matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}

darkQuery.addEventListener('change', apply);
