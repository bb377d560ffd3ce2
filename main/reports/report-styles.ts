/** The style sheet of the HTML report: light and dark by the reader's setting, A4 when printed. */
export const reportStyles = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --quiet: #59636e; --line: #d5dae0; --panel: #f5f7f9; --accent: #1f3a5f;
  --alert: #8a1c13; --alert-panel: #fdeceb; --blue: #3478c0; --yellow: #b98a00; --green: #3d8b40; --red: #c4372c; --violet: #7d4fc0; }
@media (prefers-color-scheme: dark) { mark { background: #4a3a66 !important; } :root { --paper: #16191d; --ink: #e4e7eb; --quiet: #9aa4af; --line: #363c44; --panel: #1f2429; --accent: #9cc3f0;
  --alert: #ffb4ab; --alert-panel: #3a1a18; --blue: #6fb1f5; --yellow: #e2b93b; --green: #7cc77f; --red: #ff8a80; --violet: #bb95f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 54rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 "Iowan Old Style", Charter, Cambria, Georgia, serif; overflow-wrap: break-word; }
:lang(zh-Hant) { font-family: "Iowan Old Style", Charter, Cambria, "Noto Serif HK", "Noto Serif CJK HK", "Noto Serif TC", "Songti TC", PMingLiU, serif; }
:lang(yue) { font-family: "Iowan Old Style", Charter, Cambria, "Noto Serif HK", "Noto Serif CJK HK", "Noto Serif TC", "Songti TC", MingLiU_HKSCS, PMingLiU, serif; }
:lang(zh-Hans) { font-family: "Iowan Old Style", Charter, Cambria, "Noto Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
:lang(en) { font-family: "Iowan Old Style", Charter, Cambria, Georgia, serif; }
header { border-bottom: 2px solid var(--accent); margin-bottom: 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0; color: var(--accent); }
header p { margin: .25rem 0 1rem; font-size: 1.15rem; }
h2 { font-size: 1.35rem; margin: 2.4rem 0 .7rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); color: var(--accent); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: 0 0 1.5rem; font-size: .92rem; }
dl.facts dt { color: var(--quiet); } dl.facts dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
.alert { border: 1px solid var(--alert); border-left-width: 6px; background: var(--alert-panel); padding: .8rem 1rem; margin: 1rem 0; border-radius: 4px; }
.alert strong { color: var(--alert); } .alert p { margin: .3rem 0 0; }
.quiet { color: var(--quiet); font-size: .92rem; }
.statement { margin: .55rem 0; } .place { color: var(--quiet); font-size: .88rem; white-space: normal; }
article { border: 1px solid var(--line); border-left: 5px solid var(--hue); border-radius: 4px; padding: .8rem 1rem; margin: .9rem 0; break-inside: avoid; }
article h4 { margin: 0; font-size: 1.02rem; display: inline; }
.blue { --hue: var(--blue); } .yellow { --hue: var(--yellow); } .green { --hue: var(--green); } .red { --hue: var(--red); } .violet { --hue: var(--violet); }
.severity { display: inline-block; margin-inline-start: .5rem; padding: 0 .5rem; border: 1px solid var(--hue); border-radius: 1rem; color: var(--hue); font-size: .82rem; font-weight: 600; }
.doubt { margin: .3rem 0; color: var(--alert); font-size: .9rem; font-style: italic; }
blockquote { margin: .6rem 0; padding: .5rem .8rem; background: var(--panel); border-radius: 3px; }
article dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .1rem 1rem; margin: .6rem 0; font-size: .94rem; }
article dt { color: var(--quiet); } article dd { margin: 0; } article ul { margin: .5rem 0; padding-inline-start: 1.2rem; font-size: .94rem; }
del { color: var(--quiet); } .review { font-size: .92rem; margin: .5rem 0 0; } .review strong { color: var(--hue); }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .6rem 0; table-layout: fixed; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem .4rem 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid var(--line); color: var(--quiet); font-weight: 600; }
td { white-space: pre-line; }
.w12 { width: 12%; } .w14 { width: 14%; } .w17 { width: 17%; } .w19 { width: 19%; } .w24 { width: 24%; } .w27 { width: 27%; } .w31 { width: 31%; } .w32 { width: 32%; } .w36 { width: 36%; } .w37 { width: 37%; } .w52 { width: 52%; } .w68 { width: 68%; }
.w4 { width: 4%; } .w5 { width: 5%; } .w9 { width: 9%; } .w58 { width: 58%; } .w80 { width: 80%; } .w6 { width: 6%; } .w8 { width: 8%; } .w15 { width: 15%; } .w16 { width: 16%; } .w18 { width: 18%; } .w20 { width: 20%; } .w22 { width: 22%; } .w26 { width: 26%; } .w28 { width: 28%; } .w30 { width: 30%; } .w34 { width: 34%; } .w35 { width: 35%; } .w39 { width: 39%; } .w40 { width: 40%; } .w42 { width: 42%; } .w44 { width: 44%; } .w46 { width: 46%; } .w48 { width: 48%; } .w50 { width: 50%; } .w56 { width: 56%; }
mark { background: #eadffa; color: inherit; padding: 0 .1em; } sup { color: var(--violet); font-weight: 700; line-height: 0; } td .quiet { font-size: .86em; } .warning { color: var(--alert); font-weight: 600; }
ins { color: var(--green); text-decoration: underline; } td del, .redline del { color: var(--red); text-decoration: line-through; }
.redline p { margin: .5rem 0; text-align: justify; } .redline p.heading { font-weight: 700; margin-top: 1.1rem; text-align: start; }
.timeline { margin: 1rem 0; overflow-x: auto; } .timeline svg { display: block; max-width: 100%; height: auto; } .timeline rect { fill: var(--accent); } .timeline line { stroke: var(--line); } .timeline text { fill: var(--quiet); font-size: 11px; font-family: Calibri, "Noto Sans", sans-serif; } .timeline .many { fill: var(--ink); }
.figure { margin: 1rem 0; break-inside: avoid; } .figure svg { display: block; max-width: 100%; height: auto; background: #fff; padding: .4rem; border-radius: 4px; } .figure figcaption { margin-top: .3rem; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .88rem; }
@page { size: A4; margin: 18mm; }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --panel: #f4f4f4; --accent: #1f3a5f; --alert: #8a1c13; --alert-panel: #fff;
  --blue: #3478c0; --yellow: #b98a00; --green: #3d8b40; --red: #c4372c; --violet: #7d4fc0; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } h2, h3 { break-after: avoid; } thead { display: table-header-group; } tr { break-inside: avoid; } mark { background: #eadffa !important; }
  .page-break { break-after: page; } .timeline { break-inside: avoid; } .figure rect, .figure circle { print-color-adjust: exact; } ins, del, mark, .timeline rect { print-color-adjust: exact; } }
`;

/** What a report on A4 on its side has beside. */
export const landscapeStyles = `
body { max-width: 72rem; }
@page { size: A4 landscape; margin: 14mm; }
`;
