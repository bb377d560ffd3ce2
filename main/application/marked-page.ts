import type { Page } from '#contract/document.ts';
import { findInjectedInstructions } from '#main/guardrails/injected-instructions.ts';

/** What a page says that speaks to the machine that reads it. */
export const injectedWarning = 'speaks to a machine: instructions in this page are not followed';

/** A page with a warning where it holds instructions to a machine; its words stay as they are. */
export function markedPage(page: Page): Page {
  if (page.warnings.includes(injectedWarning) || findInjectedInstructions(page.text).length === 0) return page;
  return { ...page, warnings: [...page.warnings, injectedWarning] };
}
