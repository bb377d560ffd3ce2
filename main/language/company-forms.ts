/** The forms of laws that write other languages than English and Chinese: "S.p.A.", "A/S", "GmbH & Co. KG", "PJSC". */
export const foreignForms = [
  // German, Austrian, Swiss, Dutch, Belgian.
  'GmbH|GMBH|mbH|AG|KGaA|KG|OHG|e\\.K\\.|SE|N\\.?V\\.?|B\\.?V\\.?|BVBA|VOF|V\\.O\\.F\\.?',
  // French, Italian, Spanish, Portuguese and their Americas.
  'S\\.?A\\.?S?\\.?U?|S\\.?[AaÀà]\\.? ?[Rr]\\.?[Ll]\\.?|S\\.p\\.A\\.?|SpA|S\\.[Rr]\\.[Ll]\\.?|Srl|S\\.L\\.U?\\.?|S\\.A\\. de C\\.V\\.?|S\\.? de R\\.?L\\.?|S/A|Ltda\\.?|Limitada|Lda\\.?',
  // Nordic, and Central and Eastern Europe.
  'A/S|ApS|I/S|K/S|ASA|AS|AB|Oyj?|OYJ?|Sp\\. z o\\.o\\.?|[sS]\\.r\\.o\\.?|a\\.s\\.|d\\.o\\.o\\.?|Kft\\.?|Zrt\\.?|Nyrt\\.?|[POC]?JSC|P\\.J\\.S\\.C\\.?|[POZ]AO|OOO',
  // Turkey, the Gulf, Indonesia, Japan.
  'A\\.Ş\\.|FZE|FZCO|FZ-LLC|DMCC|W\\.?L\\.?L\\.?|B\\.S\\.C\\.?|[QSK]\\.?S\\.?C\\.?|SAOG|Tbk\\.?|K\\.K\\.|Kabushiki Kaisha|G\\.K\\.',
].join('|');

/**
 * The words for a company's form that close its name, of many laws, as the source of a
 * pattern with case: "S.A.", "S.p.A.", "A/S", "GmbH & Co. KG", "Sdn Bhd", "PJSC".
 */
export const companyForms = [
  // English and American; Hong Kong, Singapore, Australia, Malaysia.
  'Limited|LIMITED|Ltd\\.?|LTD\\.?|Inc\\.?|INC\\.?|Incorporated|INCORPORATED|Corp\\.?|CORP\\.?|Corporation|CORPORATION',
  'Company|COMPANY|Co\\.|CO\\.|LLC|L\\.L\\.C\\.?|LLP|L\\.L\\.P\\.?|L\\.?P\\.?|PLC|plc|P\\.L\\.C\\.?|Pte\\.?|PTE|Pty\\.?|PTY|Bhd\\.?|BHD|Berhad|BERHAD',
  'Trust|TRUST|Bank|BANK|University|UNIVERSITY|Partnership|PARTNERSHIP|Association|ASSOCIATION|Authority|Institute|Fund|FUND|Foundation|N\\.A\\.',
  foreignForms,
].join('|');

const latin = new RegExp(
  `(?:[\\p{L}0-9)&.'’-],? |\\bGmbH & )(?:${companyForms})[,.]?\\s*(?:\\([^()]*\\))?\\s*$|^(?:PT\\.?|PJSC|OJSC|CJSC|JSC|PAO|OAO|ZAO|OOO) \\p{Lu}|\\b(?:Joint Stock Company|Public Company)\\b`,
  'u',
);
const anywhere =
  /\b(?:limited|ltd|company|co|inc|corp(?:oration)?|llc|plc|gmbh|holdings|bank|sdn\.? bhd)\b|公司|會社|会社|集團|集团|銀行|银行|주식회사|有限合夥|有限合伙/i;
const hanEnding =
  /(?:企業|企业|合夥|合伙|事務所|事务所|商行|廠|厂|基金|協會|协会|大學|大学)\s*(?:[(（][^()（）]*[)）])?\s*$/;

/** Initials look like forms: "Ms Li S.L.", "NG SIU AB". */
const initials = /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir)\b|^[^\p{Ll}]* (?:AS|AB|SE|SA)$/u;

/** Whether a name is a company's, firm's or other body's by its own words. */
export function isCompanyName(name: string): boolean {
  return anywhere.test(name) || hanEnding.test(name) || (latin.test(name) && !initials.test(name));
}
