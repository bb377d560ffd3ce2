import type { Found } from './found.ts';

/** Appoints, in Chinese: 各選, 委一名, 兩造各舉. */
const appoints =
  '选(?!择)|拣|指定|指派|委任|委派|委(?!员|托)|派|任命|聘|推|提名|挑|举|延|请|揾|appoint|nominate|choose|pick|select';
/** The same ahead of who is chosen, where plainer words say it too: 找一個, 叫一個. */
const picks = `(?:${appoints}|推举|推选|找|叫|出|name)`;
/** Who is chosen, ahead of the number: 各舉公斷人一位. */
const office = '(?:(?:出|返)?(?:仲裁员|仲裁人|公断人|公正人|人选|人))?';
const one = '(?:一|壹|1)(?:名|位|个|人)';

/** "No umpire", 唔使第三個: said not to be there. */
export const noTieBreak =
  /\b(?:no|without (?:an?|any)|neither an?) (?:third|umpire|chair\w*|presiding|president|casting vote)|\bnone (?:of them )?(?:presiding|having a casting)|\bnor (?:an? )?(?:umpire|chair)|\bthere shall be no\b[^.;]{0,30}\b(?:third|umpire|chair)|(?:不设|不另设|无|没有|冇|唔使|唔要|唔设|不用|毋须|无须|不再|不选|不委)[^。;]{0,8}(?:首席|第三|umpire|third|公断|chair)|\bnobody (?:else|third)\b|(?:唔准|不准|不得|不许|唔可以|唔会|不会)[^。;]{0,6}(?:首席|第三|公断)/;

/** An umpire decides only where two cannot: the tribunal is two. */
const thirdSits =
  /\bthird\b|\bchair(?:man|person)?\b|\bpresiding\b|首席|第三(?:名|位|个|人)|再[^。;]{0,8}多一(?:名|位|个)|公推一(?:名|位|人)|再由[^。;,]{0,8}推(?:举)?一|\b(?:a|an|the|their|as|its) president\b(?! of)|居中|居首|(?:做|任|为|当|出任)主席|主席一(?:名|位|人)|(?:共|合)(?:委|请|推|举|聘)第三/;

const each = new RegExp(
  [
    `\\beach of\\b[^.;]{0,120}\\b(?:appoint|select|choose|nominate|designate) (?:one|an)\\b|\\b(?:each|either|both|one (?:shall|to) be|one by)\\b[^.;]{0,50}\\b(?:appoint|select|choose|nominate|designate|name)|\\b(?:names?|appoints?|nominates?|chooses?) one(?: arbitrator)?,? (?:and )?(?:the )?(?!and\\b|or\\b|to\\b)[a-z]+ (?:another|the other(?! (?:side|party))|a second)\\b|\\bone (?:arbitrator )?to be (?:named|appointed|nominated|chosen) by (?:the )?[a-z]+ and (?:the other|another|one) by\\b|\\bone (?:arbitrator )?(?:named|appointed|selected|chosen|nominated) by each\\b|一人(?:选|拣|揾)一|(?:[各每](?:自|方)?|一边|一家|一头)[^。;]{0,8}(?:${appoints})|one (?:arbitrator )?(?:is to be |to be |shall be )?(?:named|appointed|selected|chosen|choosen) by (?:each|the)|(?:选|拣|委任|指定|指派|委派|派|聘)一(?:名|位|个)[^。;]{0,16}(?:选|拣|委任|指定|指派|委派|派|聘)一(?:名|位|个)`,
    // Buyer sends a man, seller sends a man.
    '\\b([a-z]+) (?:sends?|names?|picks?|appoints?|brings?|chooses?|nominates?) (?:a|an|one|his|their|its own) ?(?:man|person|arbitrator|nominee|member)?,? ?(?:and )?(?:the )?(?!\\1)[a-z]+ (?:sends?|names?|picks?|appoints?|brings?|chooses?|nominates?)? ?(?:a|an|one|another|his|their|its own|the other)\\b',
    `${picks}${office}${one}[^。;]{0,16}${picks}${office}(?:另?一|多一?|壹|1)(?:名|位|个|人)`,
  ].join('|'),
);

/** Those who are sent to talk first, and no arbitrators: 各派一名代表協商. */
const talks =
  /^[^.。;,]{0,40}(?:\b(?:representatives?|executives?|directors?|managers?|officers?|mediators?|experts?|delegates?|surveyors?)\b|代表|高管|负责人|经理|调解员|董事|专家|律师|人员)/;

/** A word of arbitrators, ahead of or behind each side's choice. */
const ofTribunal = /arbitrator|umpire|tribunal|\bchair(?:man|person)?\b|仲裁|首席|公断|第三(?:名|位|个|人)|居中/;

/** Ahead of a number: each side's own choice, not the whole tribunal. */
export const eachAppointsOne = new RegExp(
  String.raw`\beach of\b[^.;]{0,130}\b(?:appoint|select|choose|nominate|designate|name) $|\b(?:each|either|one party|both|respective)\b[^.;]{0,60}\b(?:appoints?|selects?|chooses?|nominates?|designates?|names?|appointing)\b[^.;]{0,20}$|(?:[各每](?:自|方)?|一边|一家|一头|(?<!由)一人(?=[拣揾选]))[^。;]{0,10}(?:${appoints})[^。;]{0,6}$|(?:appointed|selected|chosen) by each[^.;]{0,10}$|(?:另|再)[^。;]{0,10}(?:选定|指定|委任)[^。;]{0,6}$|(?:if|failing|unless|若|如)[^.。;]{0,60}(?:act as|做|出任) ?(?:the )?$`,
);

/** "One arbitrator is to be named by each side": as many as there are sides. */
export const byEach =
  /^ (?:is to be |to be |shall be |being )?(?:named|appointed|chosen|nominated|selected) by (?:(?:each|either)\b|(?:the )?[a-z]+ and (?:the other|another|one) by\b)|^,? (?:and )?(?:the )?(?!and\b|or\b|to\b)[a-z]+ (?:another|the other(?! (?:side|party))|a second)\b/;

/** After one that a side chooses: what the other chooses. */
export const otherChoosesOne = new RegExp(
  `^,?[^。;,]{1,8}${picks}${office}(?:返|出)?(?:另?一|多一?)(?:名|位|个)|^,? (?:and )?(?:the )?[a-z]+ (?:picks?|names?|appoints?|nominates?|chooses?|selects?) (?:one|an?|another)\\b`,
);

/** Ahead of a second one: what the other side has chosen. */
export const oneChosenBefore = new RegExp(
  `${picks}${office}${one}[^。;]{0,16}[,、和及][^。;,]{0,8}${picks}${office}$|\\b(?:picks?|names?|appoints?|nominates?|chooses?|selects?) (?:one|an?)(?: arbitrator)?,? (?:and )?(?:the )?[a-z]+ (?:picks?|names?|appoints?|nominates?|chooses?|selects?) $`,
);

/** Where a passage lets each side choose one: two, or three where it tells of a third. Null where it does not. */
export function sidesChoice(text: string, offset: number): Found<2 | 3> | null {
  const match = each.exec(text);
  if (match === null || !ofTribunal.test(text)) return null;
  if (talks.test(text.slice(match.index + match[0].length)) && !/arbitrator|umpire|仲裁员|首席/.test(text)) return null;
  const value = thirdSits.test(text) && !noTieBreak.test(text) ? 3 : 2;
  return { value, start: offset + match.index, end: offset + match.index + match[0].length };
}

const takes =
  '(?:appoint|choose|elect|nominate|select|pick|name|add|call in|bring in|co-opt|agree(?: on| upon)?|propose)(?:s|ing)?';
const chair = '(?:third|chair\\w*|president|presiding)';

/** The third told in another sentence than each side's choice. */
const thirdAfter = new RegExp(
  [
    `\\b(?:the|those|these|such|both|said)(?: so)? (?:two|pair|nominees|appointees|co-arbitrators|members|party-appointed)\\b[^.;]{0,60}\\b${chair}\\b`,
    `\\b(?:they|who|centre|center|court|commission|board|secretariat|institute|institution|president|chairman|authority)\\b[^.;]{0,30}\\b${takes} (?:a|an|the|their) ${chair}\\b`,
    `\\b(?:third (?:arbitrator|member)|chair\\w*|president|presiding arbitrator)\\b[^.;]{0,40}\\b(?:appointed|chosen|nominated|selected|named|picked|elected)\\b`,
    '(?:两|二)(?:名|位|个|人|边)[^。;,]{0,20}(?:第三|首席|居中|居首|主席)',
    '(?:院方|主任|会长|中心|委员会|仲裁委|秘书处|机构|该会|该院|法院)[^。;,]{0,12}(?:派|委|指定|选|定|出)[^。;,]{0,8}(?:首席|第三|主席)',
    '(?:首席|第三(?:名|位|个))[^。;,]{0,16}(?:由|系由|交)[^。;,]{0,20}(?:指定|委|派|选|推|定|决)',
  ].join('|'),
);

/** Whether a passage tells of the third whom the two, or somebody for them, choose. */
export function tellsOfThird(text: string): boolean {
  return thirdAfter.test(text);
}

/** Who decides where the others cannot agree. */
export const breaksTies = new RegExp(`${thirdSits.source}|\\bumpire\\b|公断人`);
