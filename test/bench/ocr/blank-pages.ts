import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { RecognitionImage } from '#main/recognition/recognition-image.ts';
import { seeded } from './degrade.ts';

const width = 1654;
const height = 2339;
const dpi = 200;

/** Pages on which nothing is written: white, grey, dusty, ruled, punched, creased, with the shine of the back side. */
export function blankPages(): readonly { readonly name: string; readonly image: RecognitionImage }[] {
  const random = seeded(4242);
  const drawings: Readonly<Record<string, (context: SKRSContext2D) => void>> = {
    white: () => undefined,
    dust: (context) => {
      for (let index = 0; index < 600; index += 1) {
        const size = 1 + 3 * random();
        context.fillRect(width * random(), height * random(), size, size);
      }
    },
    rules: (context) => {
      for (let line = 1; line < 25; line += 1) context.fillRect(150, line * 90, width - 300, 2);
    },
    frame: (context) => {
      context.lineWidth = 4;
      context.strokeRect(60, 60, width - 120, height - 120);
      context.fillRect(0, 0, 12, height);
    },
    punched: (context) => {
      for (const y of [780, 1560]) {
        context.beginPath();
        context.arc(90, y, 30, 0, 2 * Math.PI);
        context.fill();
      }
    },
    creases: (context) => {
      context.strokeStyle = '#888888';
      context.lineWidth = 3;
      for (let line = 0; line < 5; line += 1) {
        context.beginPath();
        context.moveTo(width * random(), 0);
        context.lineTo(width * random(), height);
        context.stroke();
      }
    },
    grid: (context) => {
      for (let row = 0; row < 12; row += 1) {
        for (let column = 0; column < 5; column += 1) context.strokeRect(200 + column * 240, 300 + row * 110, 240, 110);
      }
    },
    shadow: (context) => {
      const shade = context.createLinearGradient(0, 0, 500, 0);
      shade.addColorStop(0, '#202020');
      shade.addColorStop(1, '#ffffff');
      context.fillStyle = shade;
      context.fillRect(0, 0, 500, height);
    },
    scribble: (context) => {
      context.lineWidth = 5;
      context.beginPath();
      context.moveTo(500, 1200);
      for (let step = 0; step < 12; step += 1) {
        context.quadraticCurveTo(400 + 500 * random(), 1050 + 300 * random(), 450 + 50 * step, 1150 + 120 * random());
      }
      context.stroke();
    },
  };
  return Object.entries(drawings).flatMap(([name, draw]) =>
    [0, 25].map((noise) => {
      const canvas = createCanvas(width, height);
      const context = canvas.getContext('2d');
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#202020';
      context.strokeStyle = '#202020';
      draw(context);
      const pixels = context.getImageData(0, 0, width, height).data;
      const data = new Uint8Array(width * height);
      for (let index = 0; index < data.length; index += 1) {
        data[index] = Math.max(0, Math.min(255, (pixels[index * 4] ?? 255) - 10 + noise * (random() - 0.5)));
      }
      const image: RecognitionImage = { data, width, height, channels: 1, dpiX: dpi, dpiY: dpi };
      return { name: noise === 0 ? name : `${name}, noisy`, image };
    }),
  );
}
