import { PDFContext, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { packedObjects, serialised, unpacked } from '#main/reports/packed-objects.ts';

test('packed objects leave the context and come back as they were', () => {
  const context = PDFContext.create();
  const own = context.register(context.obj({ Type: 'Page' }));
  const { pack, bytesOf } = packedObjects(context, context.largestObjectNumber);
  const note = PDFHexString.fromText('仲裁地：香港 (Hong Kong)');
  const annotation = context.register(
    context.obj({ Type: 'Annot', Rect: [1.5, -2, 3, 4], P: own, M: PDFString.of('D:2026 \\(noon\\)'), Contents: note }),
  );
  const stream = context.register(context.stream('q 1 0 0 1 0 0 cm\nendstream? no\nQ', { Type: 'XObject' }));
  const late = context.nextRef();
  const written = [annotation, stream].map((reference) => {
    const object = context.lookup(reference);
    return object === undefined ? null : serialised(object);
  });
  pack();
  context.assign(late, PDFName.of('Late'));
  pack();

  expect([...bytesOf.keys()]).toEqual([annotation, stream]);
  expect(context.enumerateIndirectObjects().map(([reference]) => reference)).toEqual([own, late]);
  expect([...bytesOf.values()]).toEqual(written);
  for (const bytes of bytesOf.values()) expect(serialised(unpacked(bytes, context))).toEqual(bytes);
  expect(unpacked(bytesOf.get(stream) ?? new Uint8Array(), context)).toBeInstanceOf(PDFRawStream);
  expect(bytesOf.get(PDFRef.of(own.objectNumber))).toBeUndefined();
});
