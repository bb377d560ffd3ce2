import type { LanguageTag } from '#contract/document.ts';

/** How a language looks on the page: its wash and its rule. */
export function LanguageSwatch({ language }: { readonly language: LanguageTag }) {
  return (
    <svg className="language-swatch" viewBox="0 0 22 12" aria-hidden="true">
      <g className={`tint tongue tongue-${language}`}>
        <polygon points="0,0 22,0 22,10 0,10" />
        <line className="rule" x1="0" y1="10" x2="22" y2="10" />
        <line className="rule over" x1="0" y1="10" x2="22" y2="10" />
      </g>
    </svg>
  );
}
