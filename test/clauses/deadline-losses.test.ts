import { describe, expect, test } from 'vitest';
import { datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { extract } from '#main/clauses/extract.ts';
import { calendars, options } from './resources.ts';

/** Of the periods of a text: day and whether a right is lost with it. */
function counted(text: string): [string | null, boolean][] {
  return datedDeadlines({ text, extraction: extract(text, options) }, { calendars })
    .filter(({ count }) => count !== null)
    .map(({ day, kind }) => [day, kind === 'gen.time_bar']);
}

const openings = {
  English: 'The notice was received on 2 March 2026. Any objection must be made within 14 days of receipt',
  繁體: '通知於2026年3月2日收到。租客須於收到後十四日內提出異議，',
  简体: '通知于2026年3月2日收到。承租人应于收到后十四日内提出异议，',
  粵語: '封信2026年3月2號收到。收到之後14日內要提出反對，',
  mixed: '封 notice 喺 2026年3月2日 received 咗。Tenant 要喺 receipt 之後 14 days 內 object，',
} as const;

describe('a right is lost', () => {
  test.each([
    '; no objection shall be heard thereafter.',
    '; after that the Tenant is no longer entitled to object.',
    ', failing which the objection is deemed abandoned.',
    ', failing which the Tenant shall be deemed to have consented.',
    ', failing which all rights are forfeited.',
    ', after which the right to object is gone.',
    ', otherwise the claim will be rejected as out of time.',
    ', and any late objection shall be disregarded.',
    ', failing which the Tenant is treated as having accepted the figure.',
    ', or the Tenant shall lose the right to object.',
    ', or the right to object is lost.',
    '; thereafter no objection may be raised.',
    ', failing which it shall be taken to have waived its objection.',
    ', after which the Landlord need not consider it.',
    ', failing which the application will be struck out.',
    ', failing which the right shall be extinguished.',
    ', otherwise the Tenant will be barred from objecting.',
    '; an objection made later is of no effect.',
    '; the Tribunal will not hear any objection made later.',
    ', failing which the option shall determine.',
    ', otherwise the figure stands and cannot be challenged.',
    ', failing which the offer is treated as refused.',
    '; late objections are not admissible.',
    ', failing which the Tenant forgoes the right to object.',
  ])('English: %s', (ending) => {
    expect(counted(`${openings.English}${ending}`)).toEqual([['2026-03-16', true]]);
  });

  test.each([
    '逾期不予受理。',
    '逾期不再有權提出。',
    '逾期視為放棄。',
    '否則當作放棄權利。',
    '逾期自動失效。',
    '否則不予賠償。',
    '逾期概不處理。',
    '逾期作棄權論。',
    '否則其權利即告終止。',
    '逾期即喪失異議權。',
    '否則日後不得反悔。',
    '逾時不候。',
    '否則視作默認。',
    '否則視為撤回。',
    '逾期者，其申請作廢。',
    '逾期則異議權歸於消滅。',
    '否則不得再行爭議。',
    '過時無效。',
    '逾期提出者一概不理。',
    '否則業主有權拒絕受理。',
    '逾期即屬無效。',
    '否則視同無異議。',
    '否則不再享有異議權。',
    '逾期提出的異議不獲考慮。',
    '否則即被視為同意。',
  ])('繁體: %s', (ending) => {
    expect(counted(`${openings.繁體}${ending}`)).toEqual([['2026-03-16', true]]);
  });

  test.each([
    '逾期不予审查。',
    '逾期的，视为无异议。',
    '逾期未提出的，丧失异议权。',
    '逾期视为认可。',
    '否则视为放弃权利。',
    '逾期不再受理。',
    '否则不得主张。',
    '逾期提出无效。',
    '过期作废。',
    '逾期未提出的，该权利消灭。',
    '否则按撤回处理。',
    '逾期按自动放弃处理。',
    '逾期法院不予支持。',
    '否则承担举证不能的后果并丧失权利。',
    '逾期视为默示同意。',
    '否则出租人有权不予理会。',
    '逾期的，驳回异议。',
    '逾期不予认可。',
    '未提出的，视为接受。',
    '逾期即失权。',
  ])('简体: %s', (ending) => {
    expect(counted(`${openings.简体}${ending}`)).toEqual([['2026-03-16', true]]);
  });

  test.each([
    '過咗就冇得追。',
    '唔出聲就當你放棄。',
    '遲咗就唔受理。',
    '過期就冇權再講。',
    '唔覆就當你應承咗。',
    '過咗期就自動失效。',
    '遲過嗰日就唔賠。',
    '過咗呢日就冇得翻案。',
    '唔講就當冇事。',
    '遲咗一概唔理。',
    '過咗鐘就作廢。',
    '唔反對就當認晒。',
    '過咗時限就告唔到。',
    '逾期當棄權。',
    '過期佢可以唔理你。',
    '之後就冇得再拗。',
    '過咗就冇得上訴。',
    '唔提出就當默認。',
    '遲咗條數就冇得追。',
    '到期唔講就視為同意。',
  ])('粵語: %s', (ending) => {
    expect(counted(`${openings.粵語}${ending}`)).toEqual([['2026-03-16', true]]);
  });

  test.each([
    'otherwise 當佢 accept 咗。',
    '過咗就 time-barred。',
    '否則 deemed waived。',
    '遲咗就 no further objection。',
    '逾期視為 abandoned。',
    'after that 冇得再拗。',
    'failing which 視為放棄。',
    '唔 object 就當 agree。',
    '過期 claim 作廢。',
    'otherwise 個 right 就 lapse。',
  ])('mixed: %s', (ending) => {
    expect(counted(`${openings.mixed}${ending}`)).toEqual([['2026-03-16', true]]);
  });
});

describe('no right is lost', () => {
  test.each([
    ', and the Landlord shall reply promptly.',
    ', in writing and not otherwise.',
    ', and, except as otherwise provided, no claim is affected.',
    ', failing which interest runs at 5% a year.',
    ', and the form in Schedule 2 may be used.',
    '; a late fee of HK$500 is payable for an objection made later.',
  ])('English: %s', (ending) => {
    expect(counted(`${openings.English}${ending}`)).toEqual([['2026-03-16', false]]);
  });

  test.each(['並須附上證明文件。', '逾期須繳付附加費。', '逾期按日計息。', '業主須於同日確認收妥。'])(
    '繁體: %s',
    (ending) => {
      expect(counted(`${openings.繁體}${ending}`)).toEqual([['2026-03-16', false]]);
    },
  );

  test.each(['并附相关证据。', '逾期的，应支付违约金。', '逾期每日按万分之五计息。'])('简体: %s', (ending) => {
    expect(counted(`${openings.简体}${ending}`)).toEqual([['2026-03-16', false]]);
  });

  test.each(['記得連埋張單一齊交。', '遲咗要畀多五百蚊。', '麻煩你盡快跟。'])('粵語: %s', (ending) => {
    expect(counted(`${openings.粵語}${ending}`)).toEqual([['2026-03-16', false]]);
  });

  test.each(['記得 cc 埋 landlord。', 'otherwise 要計 interest。'])('mixed: %s', (ending) => {
    expect(counted(`${openings.mixed}${ending}`)).toEqual([['2026-03-16', false]]);
  });
});
