import type { FieldValue } from '#contract/finding.ts';
import { amounts } from '#main/language/amounts.ts';
import { periods } from '#main/language/periods.ts';
import { plainWords } from './matching/text-finding.ts';

type Fields = Readonly<Record<string, FieldValue>>;

/** The fields that the readers of this file fill, by kind. */
export const charterFields: Readonly<Record<string, readonly string[]>> = {
  'ship.laytime': ['allowance', 'rate', 'exceptions', 'commencement', 'reversible'],
  'ship.demurrage': ['rate_per_day', 'pro_rata', 'despatch'],
};

/** The terms of a charter party's clause on laytime or demurrage; null where the words are silent, and for every other kind. */
export function charterTerms(kind: string, words: string): Fields | null {
  if (kind === 'ship.laytime') return laytime(words);
  return kind === 'ship.demurrage' ? demurrage(words) : null;
}

const cargoRate =
  /[\d,]+(?:\.\d+)?\s*(?:metric tons?|m\.?t\.?s?|tonnes|tons|cbm|cubic met(?:re|er)s)\b[^.;]{0,40}?\bper\s+(?:(?:weather|working|running|calendar|clear)[- ]?){0,3}(?:day|hour|hatch)\b|每(?:個|个)?(?:連續|连续)?(?:24小時|24小时)?(?:晴天)?(?:良好天氣|良好天气)?(?:工作日|工作天|天|日)(?:平均)?[^。；，,\d]{0,8}[\d,]+\s?(?:公噸|公吨|噸|吨)/iu;
const exceptions =
  /(?:(?:Saturdays?|Fridays?)(?: afternoons?)?,?(?: and)? )?(?:Sundays?|Fridays?|Saturdays?)[^.;]{0,60}?\b(?:excepted|included|excluded|inclusive)\b(?:,? (?:unless|even if) used)?|\b(?:S?SHEX|S?SHINC|FHEX|FHINC)\b(?: ?(?:EIU|UU))?|(?:星期[六日天]|[週周][六日]|禮拜[六日]|礼拜[六日]|節假日|节假日|公眾假期|公众假期|假日)[^。；]{0,30}?(?:除外|不計|不计|唔計|不算|包括在內|包括在内|計算在內|计算在内|照計)(?:[，,]\s?(?:除非(?:已)?使用|即使(?:已)?使用|用咗先計|用咗就計))?/iu;
const commencement =
  /\b(?:laytime|lay time|time)\b(?: shall| will| to)? (?:commence|start|begin|count)s?\b[^.;]{0,160}|(?:裝卸時間|装卸时间|裝貨時間|装货时间|卸貨時間|卸货时间)(?:應|应|須|须)?(?:自|由|於|于|從|从|喺)[^。；]{0,60}?(?:起算|計算|计算|開始|开始|計起|计起|起計|起计)/iu;
const allowed =
  /(?:laytime|allowed|allowance|允許|允许|容許|容许|裝卸時間|装卸时间|合共|總共|总共|共)[^.。；;]{0,40}$/iu;

function laytime(words: string): Fields {
  const allowance = periods(words).find(
    ({ start, unit }) =>
      (unit === 'hour' || unit === 'day') && allowed.test(words.slice(Math.max(0, start - 60), start)),
  );
  return {
    allowance: allowance === undefined ? null : plainWords(allowance.text),
    rate: said(cargoRate, words),
    exceptions: said(exceptions, words),
    commencement: said(commencement, words),
    reversible: /\bnon-?reversible\b|\bnot (?:be )?reversible\b|不可調劑|不可调剂|不可合併|不可合并/iu.test(words)
      ? false
      : /\breversible\b|可調劑|可调剂|合併計算|合并计算/iu.test(words)
        ? true
        : null,
  };
}

const despatch =
  /\b(?:free|no) despatch\b|\bdespatch(?: money)?\b[^.;]{0,30}\b(?:half|\d+ ?%|nil)[^.;,]{0,40}|(?:速遣費|速遣费)[^。；]{0,24}?(?:一半|半數|半数|[\d.]+%|[\d,]+(?:美元|元))|(?:免|無|无|冇)速遣/iu;

function demurrage(words: string): Fields {
  const rate = amounts(words).find(
    ({ start, end }) =>
      /^[^.;。；]{0,24}?(?:\bper (?:running )?day\b|\ba day\b|\bdaily\b|\bPDPR\b|每[天日])/iu.test(words.slice(end)) ||
      /(?:每[天日]|\bper day\b|\bdaily\b)[^.;。；]{0,12}$/iu.test(words.slice(Math.max(0, start - 24), start)),
  );
  return {
    rate_per_day: rate === undefined ? null : { value: rate.value, currency: rate.currency },
    pro_rata: /\bpro[- ]rata\b|\bPDPR\b|按比例|照比例/iu.test(words) ? true : null,
    despatch: said(despatch, words),
  };
}

function said(pattern: RegExp, words: string): string | null {
  const match = pattern.exec(words);
  return match === null ? null : plainWords(match[0]);
}
