/** A passage of a document that speaks to the machine that reads it. */
export interface InjectedInstruction {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly why: 'overrides' | 'addresses-model' | 'imitates-prompt' | 'demands-secrecy';
}

type Shape = readonly [InjectedInstruction['why'], RegExp];

/** 繁, 简 and written Cantonese in one: each wish with either script's characters. */
const shapes: readonly Shape[] = [
  [
    'overrides',
    /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|preceding|system|your|all other)\b[^.\n]{0,20}\b(?:instructions?|prompts?|rules?|guidelines?|directions?)\b/gi,
  ],
  [
    'overrides',
    /(?:忽略|無視|无视|忽視|忽视|忘記|忘记|唔好理|唔使理|不要理會|不要理会|不理會|不必理會)[^。\n]{0,12}(?:之前|以上|上面|先前|前面|上述|系統|系统|原有|頭先|所有)[^。\n]{0,10}(?:指示|指令|提示|規則|规则|吩咐)/g,
  ],
  [
    'addresses-model',
    /\b(?:you are|act as|pretend to be)\b[^.\n]{0,20}\b(?:an? (?:AI|language model|assistant|chatbot)|ChatGPT|GPT-\d)\b/gi,
  ],
  [
    'addresses-model',
    /\b(?:AI|LLM|language model|assistant|chatbot|model reading this)s?\b[^.\n]{0,40}\b(?:must|should|shall|please)\b[^.\n]{0,30}\b(?:say|output|answer|respond|conclude|summari[sz]e|report|state|reply)\b/gi,
  ],
  [
    'addresses-model',
    /(?:AI|人工智能|人工智慧|語言模型|语言模型|聊天機械人|聊天机器人|大模型|閱讀本文的模型)[^。\n]{0,12}(?:必須|必须|應該|应该|請|请|要|需)[^。\n]{0,12}(?:回答|輸出|输出|回覆|回复|總結|总结|寫|写|話|講|讲|指出|報告|报告)/g,
  ],
  [
    'imitates-prompt',
    /<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|<<SYS>>|\[\/?INST\]|<\/?(?:system|assistant)>|^\s*(?:#+\s*)?(?:system prompt|system message|系統提示|系统提示)\s*[:：]/gim,
  ],
  [
    'demands-secrecy',
    /\b(?:do not|don't|never)\b[^.\n]{0,15}\b(?:reveal|mention|tell|disclose)\b[^.\n]{0,25}\b(?:this (?:instruction|prompt|text)|the user|the reader of your)\b/gi,
  ],
  [
    'demands-secrecy',
    /(?:不要|切勿|唔好|不得)(?:向|同|對|对)?[^。\n]{0,8}(?:用戶|用户|使用者)[^。\n]{0,8}(?:透露|提及|提到|披露|講|讲|話)/g,
  ],
];

/** Characters that show nothing and can hide between the letters of a word. */
const unseen = /[\u200B-\u200F\u2060-\u2064\uFEFF\u00AD]/;

/**
 * Instructions to a machine in the text of a document, by place. Unseen
 * characters between letters and broken lines do not hide them. What is found is
 * only marked: a document's words are data, whatever they say.
 */
export function findInjectedInstructions(text: string): InjectedInstruction[] {
  let seen = '';
  const places: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index] ?? '';
    if (unseen.test(unit)) continue;
    // A single line break stands for a space; an empty line ends the sentence.
    const isBroken = unit === '\n' && text[index + 1] !== '\n' && text[index - 1] !== '\n';
    seen += isBroken ? ' ' : unit;
    places.push(index);
  }
  const found: InjectedInstruction[] = [];
  for (const [why, shape] of shapes) {
    for (const { index, 0: words } of seen.matchAll(shape)) {
      const start = places[index] ?? 0;
      const end = (places[index + words.length - 1] ?? 0) + 1;
      if (!found.some((other) => other.start < end && start < other.end)) found.push({ start, end, why });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
