export type ChatPlatform = 'WhatsApp' | 'WeChat' | 'Telegram' | 'LINE';

export interface ChatMessage {
  /** As the export writes it. */
  readonly time: string;
  /** Null for what the program itself says. */
  readonly speaker: string | null;
  readonly text: string;
}
