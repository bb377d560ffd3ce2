import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanguageTag } from '#contract/document.ts';
import { type LanguageShare, shareWords, shownShares } from './shares.ts';

interface LanguageMixProps {
  readonly shares: readonly LanguageShare[];
  /** Each language's shortest name in itself, where there is little room. */
  readonly isShort?: boolean;
}

const shortNames: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  'zh-Hant': '繁體',
  'zh-Hans': '简体',
  'yue-Hant': '粵語',
  'yue-Hans': '粤语',
  und: '?',
};

/** The languages of a document: a small bar and, in words, each with its share. */
export function LanguageMix({ shares, isShort = false }: LanguageMixProps) {
  const { t, i18n } = useTranslation();
  const shown = shownShares(shares);
  if (shown.length === 0) return null;
  return (
    <span className="language-mix">
      <LanguageBar shares={shown} />
      <span className="language-words">
        <span className="visually-hidden">{t('tongues.title')}: </span>
        {shown.map(({ language, share }, index) => (
          <Fragment key={language}>
            {index === 0 ? '' : ' · '}
            <span className="language-item">
              <span lang={isShort ? language : undefined}>
                {isShort ? shortNames[language] : t(`tongues.${language}`)}
              </span>{' '}
              {shareWords(share, i18n.language)}
            </span>
          </Fragment>
        ))}
      </span>
    </span>
  );
}

/** The shares as lengths; says nothing by itself. */
export function LanguageBar({ shares }: { readonly shares: readonly LanguageShare[] }) {
  return (
    <svg className="language-bar" aria-hidden="true">
      {shares.map(({ language, share }, index) => {
        const before = shares.slice(0, index).reduce((sum, other) => sum + other.share, 0);
        return (
          <rect
            key={language}
            className={`tongue-${language}`}
            x={`${before * 100}%`}
            width={`${share * 100}%`}
            height="100%"
          />
        );
      })}
    </svg>
  );
}
