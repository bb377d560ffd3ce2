import type { Attachment, FlowPicture } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { pictureMediaType } from '../office-package.ts';

interface Binary {
  readonly hex: string[];
  readonly binary: Uint8Array[];
  width: number;
  height: number;
}

/** Pictures and embedded objects, whose bytes a file holds as hexadecimal digits or as they are. */
export class RtfBinaries {
  readonly attachments: Attachment[] = [];
  private readonly budget: FlowBudget;
  private picture: Binary | null = null;
  private object: Binary | null = null;

  constructor(budget: FlowBudget) {
    this.budget = budget;
  }

  takeDigits(kind: 'picture' | 'object', bytes: Uint8Array): void {
    const open = kind === 'picture' ? this.picture : this.object;
    open?.hex.push(Buffer.from(bytes).toString('latin1'));
  }

  takeBytes(bytes: Uint8Array): void {
    (this.picture ?? this.object)?.binary.push(bytes);
  }

  takePictureWord(word: string, value: number | null): void {
    const points = value !== null && value > 0 && value < 100_000 ? value / 20 : 0;
    if (this.picture && word === 'picwgoal') this.picture.width = points;
    if (this.picture && word === 'pichgoal') this.picture.height = points;
  }

  /** Opens a picture; the result gives it when its group ends, null for one without bytes. */
  openPicture(): () => FlowPicture | null {
    const picture = freshBinary();
    this.picture = picture;
    return () => {
      const bytes = bytesOf(picture);
      this.picture = null;
      if (bytes.byteLength === 0) return null;
      this.budget.attachment(bytes.byteLength);
      return {
        kind: 'picture',
        bytes,
        mediaType: pictureMediaType(bytes, ''),
        ...(picture.width > 0 && picture.height > 0 ? { width: picture.width, height: picture.height } : {}),
      };
    };
  }

  /** Opens an embedded object; the result keeps it as an attachment when its group ends. */
  openObject(): () => void {
    const object = freshBinary();
    this.object = object;
    return () => {
      const bytes = bytesOf(object);
      this.object = null;
      if (bytes.byteLength === 0) return;
      this.budget.attachment(bytes.byteLength);
      this.attachments.push({ name: `object${this.attachments.length + 1}.bin`, bytes, mediaType: null });
    };
  }
}

function freshBinary(): Binary {
  return { hex: [], binary: [], width: 0, height: 0 };
}

function bytesOf({ hex, binary }: Binary): Uint8Array {
  if (binary.length > 0) return new Uint8Array(Buffer.concat(binary));
  const digits = hex.join('').replace(/[^0-9a-f]/gi, '');
  return new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : digits.slice(0, -1), 'hex'));
}
