import { degrees, PDFArray, PDFName, PDFNumber, PDFRawStream, rgb } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '#contract/document.ts';
import { bodyText } from '#main/documents/anchor.ts';
import { defaultReadLimits } from '#main/documents/read-limits.ts';
import { drawLines, drawn, handWritten, quadsOf, read, stream } from './made-pdfs.ts';

const readDrawn = async (draw: Parameters<typeof drawn>[0]): Promise<SourceDocument> => read(await drawn(draw));

describe('geometry stays in unrotated user space', () => {
  const cases = [
    { name: 'plain', rotation: 0, origin: [0, 0] },
    { name: 'turned 90', rotation: 90, origin: [0, 0] },
    { name: 'turned 180', rotation: 180, origin: [0, 0] },
    { name: 'turned 270', rotation: 270, origin: [0, 0] },
    { name: 'crop box off the origin', rotation: 0, origin: [37, 51] },
    { name: 'turned and cropped', rotation: 90, origin: [-20, 13.5] },
  ] as const;
  test.each(cases)('$name', async ({ rotation, origin }) => {
    let width = 0;
    let before = 0;
    const document = await readDrawn((pdf, font) => {
      const page = pdf.addPage([400, 600]);
      page.setMediaBox(origin[0] - 15, origin[1] - 25, 500, 700);
      page.setCropBox(origin[0], origin[1], 400, 600);
      page.setRotation(degrees(rotation));
      page.drawText('The seat of arbitration is Hong Kong.', { x: 90, y: 300, size: 12, font });
      // Letter by letter: drawn text is not kerned.
      const widthOf = (text: string): number =>
        [...text].reduce((sum, letter) => sum + font.widthOfTextAtSize(letter, 12), 0);
      before = widthOf('The seat of ');
      width = widthOf('arbitration');
    });
    const [page] = document.pages;
    expect(page).toMatchObject({
      text: 'The seat of arbitration is Hong Kong.',
      box: [origin[0], origin[1], origin[0] + 400, origin[1] + 600],
      width: 400,
      height: 600,
      rotation,
      origin: 'text',
    });
    const [quad] = page === undefined ? [] : quadsOf(page, 'arbitration');
    const [ulx = 0, uly = 0, urx = 0, , llx = 0, lly = 0] = quad ?? [];
    expect(ulx).toBeCloseTo(90 + before, 1);
    expect(urx - ulx).toBeCloseTo(width, 1);
    expect(llx).toBe(ulx);
    expect(lly).toBeLessThan(300);
    expect(uly).toBeGreaterThan(306);
    expect(uly).toBeLessThan(315);
  });

  test('UserUnit is told and does not change the boxes', async () => {
    const document = await readDrawn((pdf, font) => {
      const page = pdf.addPage([300, 300]);
      page.node.set(PDFName.of('UserUnit'), PDFNumber.of(2.5));
      page.drawText('Clause 12', { x: 40, y: 100, size: 10, font });
    });
    expect(document.pages[0]).toMatchObject({ userUnit: 2.5, width: 300, text: 'Clause 12' });
    expect(document.pages[0]?.lines[0]?.runs[0]).toMatchObject({ x: 40, y: 100, direction: [1, 0] });
  });

  test('text that runs up the page has its own direction', async () => {
    const document = await readDrawn((pdf, font) => {
      const page = pdf.addPage([300, 300]);
      page.drawText('Sideways', { x: 50, y: 80, size: 10, font, rotate: degrees(90) });
    });
    expect(document.pages[0]?.lines[0]?.runs[0]).toMatchObject({ x: 50, y: 80, direction: [0, 1] });
  });
});

describe('reading order', () => {
  const left = [
    'The parties agree that any',
    'dispute shall be referred to',
    'arbitration in Hong Kong',
    'under the Rules in force.',
  ];
  const right = [
    'The tribunal shall consist',
    'of three arbitrators and the',
    'language of the proceedings',
    'shall be English.',
  ];

  test('columns are read one after another, under a heading across both', async () => {
    const document = await read(
      await drawn((pdf, font) => {
        const page = pdf.addPage([500, 400]);
        page.drawText('A heading that runs across both of the columns below it on this page', {
          x: 50,
          y: 350,
          size: 12,
          font,
        });
        // Printed row by row, as some converters do.
        for (const [index, words] of left.entries()) {
          drawLines(page, font, [words], { x: 50, y: 300 - index * 14, size: 11 });
          drawLines(page, font, [right[index] ?? ''], { x: 270, y: 300 - index * 14, size: 11 });
        }
      }),
    );
    expect(document.pages[0]?.text.split('\n').slice(1)).toEqual([...left, ...right]);
  });

  test('a table printed cell by cell stays a table', async () => {
    const cells = [
      ['Instalment one', 'payable on signing', 'HK$100'],
      ['Instalment two', 'payable on completion', 'HK$200'],
      ['Instalment three', 'payable at the end', 'HK$300'],
    ];
    const document = await read(
      await drawn((pdf, font) => {
        const page = pdf.addPage([500, 300]);
        for (const [row, texts] of cells.entries()) {
          for (const [column, text] of texts.entries()) {
            page.drawText(text, { x: 40 + column * 150, y: 250 - row * 20, size: 11, font });
          }
        }
      }),
    );
    expect(document.pages[0]?.text).toBe(cells.map((row) => row.join(' ')).join('\n'));
  });

  test('ruled cells of several lines are read cell by cell, row by row', async () => {
    const document = await read(
      await drawn((pdf, font) => {
        const page = pdf.addPage([500, 300]);
        for (const [row, text] of ['First', 'Second'].entries()) {
          const top = 250 - row * 60;
          drawLines(page, font, [`${text} left upper words`, `${text} left lower words`], {
            x: 45,
            y: top - 15,
            size: 11,
          });
          drawLines(page, font, [`${text} right upper`, `${text} right lower`], { x: 205, y: top - 15, size: 11 });
          page.drawRectangle({
            x: 40,
            y: top - 60,
            width: 160,
            height: 60,
            borderWidth: 0.5,
            borderColor: rgb(0, 0, 0),
          });
          page.drawRectangle({
            x: 200,
            y: top - 60,
            width: 160,
            height: 60,
            borderWidth: 0.5,
            borderColor: rgb(0, 0, 0),
          });
        }
      }),
    );
    expect(document.pages[0]?.text.split('\n')).toEqual(
      ['First', 'Second'].flatMap((text) => [
        `${text} left upper words`,
        `${text} left lower words`,
        `${text} right upper`,
        `${text} right lower`,
      ]),
    );
  });

  test('hyphens at line ends stay and raised figures stand beside their word', async () => {
    const document = await read(
      await drawn((pdf, font) => {
        const page = pdf.addPage([300, 200]);
        page.drawText('the indem-', { x: 40, y: 150, size: 12, font });
        page.drawText('nified party', { x: 40, y: 134, size: 12, font });
        page.drawText('2', { x: 40 + font.widthOfTextAtSize('nified party', 12), y: 139, size: 7, font });
      }),
    );
    expect(document.pages[0]?.text).toBe('the indem-\nnified party2');
  });

  test('gaps without a space character are spaces, and spaces are never doubled', async () => {
    const document = await read(
      handWritten([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
        stream('BT /F 12 Tf 40 100 Td [(Notice)-300(of)-300( )-300(Arbi)20(tration)] TJ ET'),
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ]),
    );
    expect(document.pages[0]?.text).toBe('Notice of Arbitration');
  });
});

describe('what surrounds the text', () => {
  test('headers and footers have their role and are not body text', async () => {
    const document = await read(
      await drawn((pdf, font) => {
        for (const number of [1, 2, 3, 4]) {
          const page = pdf.addPage([400, 600]);
          page.drawText('Charterparty dated 1 May', { x: 50, y: 570, size: 9, font });
          page.drawText(`Body of page ${number} at ${number * 7} knots`, {
            x: 50,
            y: 300 + number * 9,
            size: 11,
            font,
          });
          page.drawText(`Page ${number} of 4`, { x: 180, y: 20, size: 9, font });
        }
      }),
    );
    expect(document.pages.map((page) => page.lines.map((line) => line.role))).toEqual(
      Array.from({ length: 4 }, () => ['header', 'body', 'footer']),
    );
    expect(bodyText(document.pages).text.split('\n')).toEqual(
      [1, 2, 3, 4].map((n) => `Body of page ${n} at ${n * 7} knots`),
    );
  });

  test('labels and outline', async () => {
    const page = (parent: number): string => `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 200 200] >>`;
    const document = await read(
      handWritten([
        '<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /S /D /P (A-) >>] >> >>',
        '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
        page(2),
        page(2),
        '<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>',
        '<< /Title (Schedule 1) /Parent 5 0 R /Dest [4 0 R /Fit] /First 7 0 R /Last 7 0 R /Count 1 >>',
        '<< /Title <FEFF4EF288C1> /Parent 6 0 R /Dest [3 0 R /Fit] >>',
      ]),
    );
    expect(document.pages.map((each) => each.label)).toEqual(['i', 'A-1']);
    expect(document.outline).toEqual([
      { title: 'Schedule 1', page: 2, level: 1 },
      { title: '仲裁', page: 1, level: 2 },
    ]);
    expect(document.pages.map(({ text, origin, warnings }) => ({ text, origin, warnings }))).toEqual(
      Array.from({ length: 2 }, () => ({ text: '', origin: 'text', warnings: [] })),
    );
  });

  test('a scanned page is marked, with a stamp on it too; a picture beside text is not', async () => {
    const bytes = await drawn((pdf, font) => {
      const image = pdf.context.register(
        PDFRawStream.of(
          pdf.context.obj({
            Type: 'XObject',
            Subtype: 'Image',
            Width: 8,
            Height: 8,
            BitsPerComponent: 8,
            ColorSpace: 'DeviceGray',
            Length: 64,
          }),
          new Uint8Array(64).fill(200),
        ),
      );
      for (const words of ['', 'EXHIBIT C-7', 'Some sentence of a letter that is long enough to be read. '.repeat(3)]) {
        const page = pdf.addPage([400, 600]);
        page.node.setXObject(PDFName.of('Im0'), image);
        // In three strips, as some scanners write a page.
        const strips = [0, 200, 400].map((bottom) => `q 400 0 0 200 0 ${bottom} cm /Im0 Do Q`);
        const content = pdf.context.stream(strips.join(' '));
        page.node.set(PDFName.of('Contents'), PDFArray.withContext(pdf.context));
        page.node.addContentStream(pdf.context.register(content));
        if (words !== '') page.drawText(words, { x: 20, y: 20, size: 4, font });
      }
    });
    const document = await read(bytes);
    expect(document.pages.map((page) => page.origin)).toEqual(['image', 'image', 'text']);
    expect(document.pages.map((page) => page.warnings)).toEqual([
      ['image only, not read yet'],
      ['image only, not read yet'],
      [],
    ]);
    expect(document.pages[1]?.text).toBe('EXHIBIT C-7');
  });
});

describe('characters', () => {
  /** One page that shows the bytes 01, 02, … with the given meanings. */
  function mapped(meanings: readonly string[]): Uint8Array {
    const hex = (number: number): string => number.toString(16).padStart(2, '0');
    const codes = meanings.map((meaning, index) => {
      const utf16 = Buffer.from(meaning, 'utf16le').swap16().toString('hex');
      return `<${hex(index + 1)}> <${utf16}>`;
    });
    const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> endcodespacerange ${codes.length} beginbfchar ${codes.join(' ')} endbfchar endcmap end end`;
    const shown = meanings.map((_, index) => hex(index + 1)).join('');
    const widths = Array.from({ length: 256 }, () => '1000').join(' ');
    return handWritten([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
      stream(`BT /F 10 Tf 20 100 Td <${shown}> Tj ET`),
      `<< /Type /Font /Subtype /TrueType /BaseFont /Made /FirstChar 0 /LastChar 255 /Widths [${widths}] /ToUnicode 6 0 R /FontDescriptor 7 0 R >>`,
      stream(cmap),
      '<< /Type /FontDescriptor /FontName /Made /Flags 4 /Ascent 880 /Descent -120 >>',
    ]);
  }

  test('radicals, compatibility ideographs, ligatures and vertical forms are mended, with the way back', async () => {
    const meanings = ['⼈', '⺠', '不', 'ﬁ', '︵', '仲'];
    const [page] = (await read(mapped(meanings))).pages;
    expect(page?.text).toBe('人民不fi（仲');
    const text = page?.text ?? '';
    const source = [...text].map((unit, offset) => page?.mends.find((mend) => mend.offset === offset)?.source ?? unit);
    expect(source.join('')).toBe(meanings.join(''));
  });

  test('the door radical is the character of the script around it', async () => {
    const texts = await Promise.all(
      [
        ['⼾', '國'],
        ['⼾', '国'],
      ].map(async (meanings) => (await read(mapped(meanings))).pages[0]),
    );
    expect(texts.map((page) => page?.text)).toEqual(['戶國', '户国']);
    expect(texts.map((page) => page?.mends)).toEqual([[{ offset: 0, source: '⼾' }], [{ offset: 0, source: '⼾' }]]);
  });

  test('characters beyond the basic plane take two units and one width', async () => {
    const [page] = (await read(mapped(['𠮷', '野']))).pages;
    expect(page?.text).toBe('𠮷野');
    expect(page?.lines[0]?.runs[0]?.edges).toEqual([0, 10, 10, 20]);
  });

  test('a page of characters that the file does not tell has a warning', async () => {
    const [page] = (await read(mapped(['\u0001', 'A', '\ue000']))).pages;
    expect(page?.text).toBe('\ufffdA\ue000');
    expect(page?.warnings.join()).toContain('cannot be trusted');
  });

  test('no space is made up between Chinese characters that are set apart', async () => {
    const [page] = (
      await read(
        handWritten([
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
          '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
          stream('BT /F 12 Tf 4 Tc 20 100 Td <4ef288c153548b70> Tj ET'),
          '<< /Type /Font /Subtype /Type0 /BaseFont /Ming /Encoding /UniCNS-UCS2-H /DescendantFonts [6 0 R] >>',
          '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ming /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >> /DW 1000 /FontDescriptor 7 0 R >>',
          '<< /Type /FontDescriptor /FontName /Ming /Flags 4 /Ascent 880 /Descent -120 >>',
        ]),
      )
    ).pages;
    expect(page?.text).toBe('仲裁協議');
  });
});

describe('vertical writing', () => {
  const objects = (encoding: string, content: string): Uint8Array =>
    handWritten([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
      stream(content),
      `<< /Type /Font /Subtype /Type0 /BaseFont /Ming /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ming /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >> /DW 1000 /FontDescriptor 7 0 R >>',
      '<< /Type /FontDescriptor /FontName /Ming /Flags 4 /Ascent 880 /Descent -120 >>',
    ]);
  const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const columns = ['仲裁地為香港', '仲裁員三名'];

  test('columns of a vertical font are read from right to left', async () => {
    const content = columns
      .map((text, index) => `BT /F 12 Tf ${200 - 20 * index} 250 Td <${utf16(text)}> Tj ET`)
      .join(' ');
    const [page] = (await read(objects('UniCNS-UCS2-V', content))).pages;
    expect(page?.text).toBe(columns.join('\n'));
    expect(page?.lines[0]?.runs[0]).toMatchObject({ x: 200, y: 250, direction: [0, -1], ascent: 6, descent: 6 });
    const [quad] = page === undefined ? [] : quadsOf(page, '香港');
    // Upper left as it is read: the right-hand edge, four characters down.
    expect(quad).toEqual([206, 202, 206, 178, 194, 202, 194, 178]);
  });

  test('upright characters printed one below another are a column', async () => {
    const content = columns
      .map((text, index) =>
        [...text]
          .map((one, at) => `BT /F 12 Tf ${200 - 20 * index} ${250 - 12 * at} Td <${utf16(one)}> Tj ET`)
          .join(' '),
      )
      .join(' ');
    const [page] = (await read(objects('UniCNS-UCS2-H', content))).pages;
    expect(page?.text).toBe(columns.join('\n'));
    expect(page?.lines[0]?.runs[0]?.direction).toEqual([0, -1]);
  });
});

describe('files that do not open', () => {
  const failing = async (bytes: Uint8Array, options: Parameters<typeof read>[1] = {}): Promise<string> => {
    const error: unknown = await read(bytes, options).catch((reason: unknown) => reason);
    return String(typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : 'no error');
  };

  test('passwords', async () => {
    const bytes = await drawn((pdf, font) => {
      pdf.addPage([200, 200]).drawText('Secret', { x: 20, y: 100, size: 10, font });
      pdf.encrypt({ userPassword: 'open sesame', ownerPassword: 'owner', permissions: {} });
    });
    expect(await failing(bytes)).toBe('password-needed');
    expect(await failing(bytes, { password: 'wrong' })).toBe('password-wrong');
    expect((await read(bytes, { password: 'open sesame' })).pages[0]?.text).toBe('Secret');
  });

  test('each with its code', async () => {
    const whole = await drawn((pdf, font) => {
      pdf.addPage([200, 200]).drawText('Whole', { x: 20, y: 100, size: 10, font });
    });
    expect(await failing(new Uint8Array())).toBe('empty-file');
    expect(await failing(Buffer.from('<!doctype html><p>Hello'))).toBe('unsupported-format');
    expect(await failing(Buffer.from('%PDF-1.7\n'))).toBe('damaged-file');
    expect(await failing(whole.slice(0, Math.floor(whole.length / 3)))).toBe('damaged-file');
    expect(await failing(whole, { limits: { ...defaultReadLimits, fileBytes: 100 } })).toBe('too-large');
    expect(await failing(whole, { signal: AbortSignal.abort() })).toBe('cancelled');
    expect(
      await failing(handWritten(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'])),
    ).toBe('no-pages');
  });

  test('bytes before the header do no harm', async () => {
    const whole = await drawn((pdf, font) => {
      pdf.addPage([200, 200]).drawText('Whole', { x: 20, y: 100, size: 10, font });
    });
    const document = await read(Buffer.concat([Buffer.from('junk before\r\n'), whole]));
    expect(document.pages[0]?.text).toBe('Whole');
  });
});

test.each([
  ['ZapfDingbats', '48ln', '✔✘●■'],
  ['ABCDEF+Wingdings', 'o\\376\\375', '☐☑☒'],
])('ticks and boxes of %s', async (font, shown, signs) => {
  const bytes = handWritten([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    stream(`BT /F 12 Tf 20 100 Td (${shown}) Tj ET`),
    `<< /Type /Font /Subtype /Type1 /BaseFont /${font}${font.includes('Wing') ? ' /Encoding /WinAnsiEncoding' : ''} >>`,
  ]);
  expect((await read(bytes)).pages[0]?.text).toBe(signs);
});

test('a filled form field is read where it stands', async () => {
  const bytes = await drawn((pdf, font) => {
    const page = pdf.addPage([300, 200]);
    page.drawText('Name of vessel:', { x: 20, y: 104, size: 10, font });
    const field = pdf.getForm().createTextField('vessel');
    field.setText('MV Sampan');
    field.addToPage(page, { x: 110, y: 98, width: 150, height: 18, borderWidth: 0 });
  });
  expect((await read(bytes)).pages[0]?.text).toBe('Name of vessel: MV Sampan');
});
