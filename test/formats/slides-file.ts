import { zipOf } from './zip-of.ts';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const names = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${relationships}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;

export interface Slide {
  readonly title: string;
  /** Shapes after the title, as XML. */
  readonly shapes?: string;
  readonly notes?: string;
  readonly hidden?: boolean;
}

function placeholder(type: string, text: string): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
}

function rels(entries: readonly string[]): string {
  return `<Relationships xmlns="${packaged}/relationships">${entries.join('')}</Relationships>`;
}

/** A presentation of hand-made slides, 720 by 540 points. The file stores them in reverse, so that only the list tells their order. */
export function slidesFile(slides: readonly Slide[]): Uint8Array {
  const members: Record<string, string> = {};
  for (const [index, slide] of [...slides.entries()].reverse()) {
    const number = slides.length - index;
    const tree = `<p:nvGrpSpPr/><p:grpSpPr/>${slide.shapes ?? ''}${placeholder('title', slide.title)}`;
    members[`ppt/slides/slide${number}.xml`] =
      `<p:sld ${names}${slide.hidden ? ' show="0"' : ''}><p:cSld><p:spTree>${tree}</p:spTree></p:cSld></p:sld>`;
    if (!slide.notes) continue;
    members[`ppt/notesSlides/notesSlide${number}.xml`] =
      `<p:notes ${names}><p:cSld><p:spTree>${placeholder('body', slide.notes)}${placeholder('sldNum', '99')}</p:spTree></p:cSld></p:notes>`;
    members[`ppt/slides/_rels/slide${number}.xml.rels`] = rels([
      `<Relationship Id="n" Type="${relationships}/notesSlide" Target="../notesSlides/notesSlide${number}.xml"/>`,
    ]);
  }
  const list = slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="s${slides.length - index}"/>`).join('');
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': rels([
      `<Relationship Id="r1" Type="${relationships}/officeDocument" Target="ppt/presentation.xml"/>`,
    ]),
    'ppt/presentation.xml': `<p:presentation ${names}><p:sldIdLst>${list}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': rels(
      slides.map(
        (_, index) =>
          `<Relationship Id="s${index + 1}" Type="${relationships}/slide" Target="slides/slide${index + 1}.xml"/>`,
      ),
    ),
    ...members,
  });
}
