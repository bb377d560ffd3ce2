import type { IRunPropertiesOptions } from 'docx';
import type { LanguageTag, OutputLanguage } from '#contract/document.ts';

type RunLook = Pick<IRunPropertiesOptions, 'font' | 'language'>;

interface Faces {
  readonly serif: string;
  readonly sans: string;
  readonly tag: string;
}

/** East Asian faces that Windows and macOS Word have, or know a substitute for; the Cantonese one has the characters of HKSCS. */
const eastAsia = {
  'zh-Hant': { serif: 'PMingLiU', sans: 'Microsoft JhengHei', tag: 'zh-HK' },
  'zh-Hans': { serif: 'SimSun', sans: 'Microsoft YaHei', tag: 'zh-CN' },
  'yue-Hant': { serif: 'MingLiU_HKSCS', sans: 'Microsoft JhengHei', tag: 'zh-HK' },
  'yue-Hans': { serif: 'SimSun', sans: 'Microsoft YaHei', tag: 'zh-CN' },
} as const satisfies Readonly<Record<Exclude<LanguageTag, 'en' | 'und'>, Faces>>;

const latin = { serif: 'Cambria', sans: 'Calibri' } as const;

/** The fonts and proofing language of a run: Latin letters and Han characters each get their own. */
export function runLook(
  language: LanguageTag,
  reportLanguage: OutputLanguage,
  face: 'serif' | 'sans' = 'serif',
): RunLook {
  const chinese = language === 'en' || language === 'und' ? reportLanguage : language;
  const { tag, ...faces } = eastAsia[chinese === 'en' ? 'zh-Hant' : chinese];
  const font = latin[face];
  return {
    font: { ascii: font, hAnsi: font, cs: font, eastAsia: faces[face] },
    language: { value: 'en-GB', eastAsia: tag },
  };
}
