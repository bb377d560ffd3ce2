import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { withoutSeals } from '#main/recognition/colour-seals.ts';
import type { RecognitionImage } from '#main/recognition/recognition-image.ts';
import { dpi, paragraph, picture, writeLines } from './made-pictures.ts';

const [width, height] = [1100, 460];

/** As a scanner packs it: the colours of neighbours run into one another. */
async function scanned({ data }: RecognitionImage): Promise<RecognitionImage> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(width, height);
  pixels.data.set(data);
  context.putImageData(pixels, 0, 0);
  const packed = await loadImage(await canvas.encode('jpeg', 70));
  context.drawImage(packed, 0, 0);
  return { data: context.getImageData(0, 0, width, height).data, width, height, channels: 4, dpiX: dpi, dpiY: dpi };
}

/** How many pixels are dark. */
function ink(grey: Uint8Array): number {
  return grey.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
}

const print = picture(width, height, (context) => writeLines(context, paragraph, 90));

test.each([
  ['blue', 'rgb(40, 60, 170)'],
  ['red', 'rgb(205, 35, 45)'],
])('a %s pen over print goes, the print under it stays, and its place is told', async (_name, colour) => {
  const written = picture(width, height, (context) => {
    writeLines(context, paragraph, 90);
    context.globalCompositeOperation = 'multiply';
    context.strokeStyle = colour;
    context.lineWidth = 5;
    context.beginPath();
    context.moveTo(90, 90);
    context.bezierCurveTo(250, 60, 320, 120, 520, 84);
    context.stroke();
    context.beginPath();
    context.ellipse(320, 176, 190, 30, 0.02, 0, 2 * Math.PI);
    context.stroke();
  });
  const { grey, pens, seals } = withoutSeals(await scanned(written));
  expect(seals).toEqual([]);
  expect(pens.length).toBeGreaterThan(0);
  for (const { x0, x1, y0, y1 } of pens) {
    expect(x0).toBeGreaterThan(60);
    expect(x1).toBeLessThan(560);
    expect(y0).toBeGreaterThan(40);
    expect(y1).toBeLessThan(230);
  }
  const bare = ink(withoutSeals(await scanned(print)).grey.data);
  const left = ink(grey.data);
  expect(ink(withoutSeals({ ...written, channels: 4 }).grey.data)).toBeLessThan(bare * 1.05);
  expect(left).toBeGreaterThan(bare * 0.93);
  expect(left).toBeLessThan(bare * 1.05);
});

test.each([
  ['navy', 'rgb(10, 20, 90)'],
  ['blue', 'rgb(0, 70, 200)'],
  ['red', 'rgb(200, 20, 30)'],
])('print in %s is print, beside black words too', async (_name, colour) => {
  const printed = picture(width, height, (context) => {
    writeLines(context, paragraph.slice(0, 2), 90);
    context.fillStyle = colour;
    context.font = '36px "Page face"';
    context.fillText('The Tenant shall pay HK$1,250,000', 80, 280);
    context.fillText('租客須於', 80, 370);
    context.fillStyle = '#000000';
    context.fillText('2026年5月3日付款。', 80 + context.measureText('租客須於').width, 370);
  });
  const image = await scanned(printed);
  const { grey, pens } = withoutSeals(image);
  expect(pens).toEqual([]);
  const whole = Uint8Array.from({ length: width * height }, (_, at) =>
    Math.round(
      0.299 * (image.data[at * 4] ?? 255) +
        0.587 * (image.data[at * 4 + 1] ?? 255) +
        0.114 * (image.data[at * 4 + 2] ?? 255),
    ),
  );
  expect(ink(grey.data)).toBe(ink(whole));
});
