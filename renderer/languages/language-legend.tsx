import { useEffect } from 'react';
import { Button, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LanguageTag } from '#contract/document.ts';
import { LanguageSwatch } from './language-swatch.tsx';
import { showNextPlace } from './next-place.ts';
import { usePageLanguages } from './page-languages-store.ts';
import { type LanguageShare, shareWords } from './shares.ts';

function lookFor(language: LanguageTag | null): void {
  usePageLanguages.setState({ only: language });
}

/** What each tint on the page means and how much there is of it. Pointing at one sets it off; pressing goes to its next place. */
export function LanguageLegend({ shares }: { readonly shares: readonly LanguageShare[] }) {
  const { t, i18n } = useTranslation();
  useEffect(() => () => lookFor(null), []);
  return (
    <Toolbar className="language-legend" aria-label={t('tongues.legend')}>
      {shares.map(({ language, share }) => {
        const words = { language: t(`tongues.${language}`), share: shareWords(share, i18n.language) };
        return (
          <TooltipTrigger key={language} delay={700} closeDelay={80}>
            <Button
              className="legend-item"
              aria-label={t('tongues.nextPlace', words)}
              onPress={() => void showNextPlace(language)}
              onHoverStart={() => lookFor(language)}
              onHoverEnd={() => lookFor(null)}
              onFocus={() => lookFor(language)}
              onBlur={() => lookFor(null)}
            >
              <LanguageSwatch language={language} />
              <span>{words.language}</span>
              <span className="legend-share">{words.share}</span>
            </Button>
            <Tooltip className="tooltip" offset={6}>
              {t('tongues.next')}
            </Tooltip>
          </TooltipTrigger>
        );
      })}
    </Toolbar>
  );
}
