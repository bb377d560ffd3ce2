import { randomNumbers } from './logistic-regression.ts';

/**
 * The same sentence in the other register, word for word. It is not good
 * Cantonese or good Mandarin; it keeps the subject of the sentence while the
 * function words change, so that a model cannot take a subject (a contract, a
 * holiday) for a language. A sentence in which nothing changes belongs to both
 * registers; one in which a word of the first register is left gives null.
 */
export function inCantonese(text: string, seed: number): string | null {
  return exchange(text, toCantonese, leftMandarin, seed);
}

/** The Cantonese sentence in the words of standard Chinese; null as for `inCantonese`. */
export function inStandardChinese(text: string, seed: number): string | null {
  return exchange(text, toStandard, leftCantonese, seed);
}

type Table = ReadonlyMap<string, readonly string[]>;

function exchange(text: string, table: Table, left: RegExp, seed: number): string | null {
  const random = randomNumbers(seed);
  let result = '';
  let index = 0;
  while (index < text.length) {
    let length = Math.min(4, text.length - index);
    for (; length > 0; length -= 1) {
      const choices = table.get(text.slice(index, index + length));
      if (choices === undefined) continue;
      const word = choices[Math.floor(random() * choices.length)] ?? '';
      result += word;
      break;
    }
    if (length === 0) {
      result += text.charAt(index);
      length = 1;
    }
    index += length;
  }
  return left.test(result) ? null : result;
}

function table(lines: string): Table {
  const words = new Map<string, readonly string[]>();
  for (const entry of lines.trim().split(/\s+/)) {
    const [from = '', to = ''] = entry.split('=');
    for (const word of from.split('/')) words.set(word, to.split('/'));
  }
  return words;
}

/** Words that keep a character of the table and are the same in both registers. */
const sharedStandard =
  '目的 標的 的士 的確 是否 但是 可是 於是 總是 凡是 還是 不過 不同 不但 不如 不僅 不論 不斷 不少 不服 不足 不動產 不當 不可抗力 了解 除了 為了 現在 存在 所在 在於 內在 潛在 正在 看法 看待 和平 和解 共和 飽和 和諧 說明 小說 說法 學說 給予 供給 還原 歸還 償還 返還 也許 那麼 其他 他人 吃力 吃虧 很多 東西南北';

const toCantonese = table(`
  ${sharedStandard
    .split(' ')
    .map((word) => `${word}=${word}`)
    .join(' ')}
  但是=但係 可是=但係 於是=咁 總是=成日 還是=定係/都係 是不是=係咪/係唔係 是否=係咪 就是=就係/即係 也是=都係 不是=唔係 都是=都係
  是=係 的=嘅 地方=地方 不=唔 沒有/沒=冇 他/她/它=佢 他們/她們/它們=佢哋 我們=我哋 你們/您們=你哋 人們=人哋 您=你
  這=呢 這個=呢個 這些=呢啲 這裏/這裡/這兒=呢度 這樣=噉/咁樣/咁 這麼=咁 那=嗰 那個=嗰個 那些=嗰啲 那裏/那裡/那兒=嗰度 那樣=噉 那麼=咁
  什麼/甚麼=乜嘢/咩/乜 怎麼/怎樣/怎=點/點樣 怎麼樣=點樣 為什麼/為甚麼=點解 哪裏/哪裡/哪兒=邊度 哪個=邊個 哪些=邊啲 誰=邊個 多少=幾多 什麼時候=幾時
  在=喺 正在=緊 現在=而家/依家 今天=今日 明天=聽日 昨天=尋日/琴日 晚上=夜晚 早上=朝早 中午=晏晝 時候=時候/嗰陣 剛才=頭先 剛剛=啱啱 以前=以前
  看=睇 看見=見到 看到=睇到 說=話/講 說話=講嘢 給=畀/俾 找=搵 吃=食 吃飯=食飯 喝=飲 拿=攞 站=企 走=行/走 跑=走 睡覺/睡=瞓覺 想=想/諗 知道=知道/知 不知道=唔知 喜歡=鍾意 回來=返嚟 回家=返屋企 回去=返去 出來=出嚟 過來=過嚟 進來=入嚟 來=嚟 進去=入去 上班=返工 下班=收工 弄=整 丟=掉/唔見 換=換 買=買 做=做 打=打
  了=咗 了。=喇。 了！=喇！ 着/著=住 過=過 得=得 完=完/晒 都=都 也=都 還=仲 還有=仲有 還沒=仲未 很=好 非常=好 太=太 真的=真係 只是=淨係/只係 只有=得 才=先/先至 再=再 一起=一齊 和/跟/與=同/同埋 因為=因為 所以=所以 如果=如果 的話=嘅話 把=將 被=畀/俾 對不起=對唔住 謝謝=多謝/唔該 不要/別=唔好 不用=唔使 應該=應該 能=可以 不能=唔可以 可能=可能 不好意思=唔好意思
  東西=嘢 事情=嘢/事 家=屋企 孩子=細路/仔女 漂亮=靚 便宜=平 好看=好睇 好吃=好食 一點=啲/少少 一些=啲 點兒/有點=有啲 這次=今次 些=啲 塊=蚊 元=蚊 下雨=落雨 下去=落去 下=下 冷=凍 累=攰 高興=開心 馬上=即刻 經常=成日 老闆=老細 聊天=傾偈 商量=傾 付錢=畀錢 付款=找數 差不多=差唔多
  嗎=呀/咩/𠿪 吧=啦/囉 呢？=呢？/㗎？ 啊=呀/啊 呢。=喎。
`);

const leftMandarin = /[這沒們麼嗎吧哪誰它她您]|什麼/u;

const toStandard = table(`
  關係=關係 係數=係數 體系=體系 返還=返還 仲裁=仲裁 對話=對話 電話=電話 講座=講座 食物=食物 食品=食品 飲食=飲食 同意=同意 同時=同時 不同=不同 共同=共同 同事=同事 同學=同學 合同=合同 埋怨=埋怨 好像=好像 好處=好處 最好=最好 良好=良好 都會=都會 首都=首都 得到=得到 先生=先生 平均=平均 平時=平時 公平=公平
  係咪=是不是 係唔係=是不是 唔係=不是 即係=就是 就係=就是 都係=也是/還是 但係=但是 定係=還是 真係=真的 淨係=只是 梗係=當然 緊係=當然 總係=總是 如果係=如果是 係=是 喺=在 喺度=在/在這裏 係度=在這裏
  嘅=的 嘅話=的話 唔=不 唔好=不要/別 唔使=不用 唔該=謝謝/勞駕 唔知=不知道 唔見=不見 對唔住=對不起 唔好意思=不好意思 差唔多=差不多 冇=沒有/沒 有冇=有沒有 未=還沒 佢=他/她 佢哋=他們/她們 我哋=我們 你哋=你們 人哋=人家/別人
  呢個=這個 呢啲=這些 呢度=這裏/這裡 呢份=這份 呢次=這次 呢樣=這樣 呢種=這種 呢間=這間 呢條=這條 呢張=這張 呢件=這件 呢邊=這邊 嗰個=那個 嗰啲=那些 嗰度=那裏/那裡 嗰陣=那時候 嗰陣時=那時候 嗰邊=那邊 嗰=那 哩個=這個 哩啲=這些 哩度=這裏 哩=這 噉=這樣/那 咁=這麼/那麼 咁樣=這樣 噉樣=這樣
  乜嘢/咩嘢=什麼/甚麼 乜=什麼 咩=什麼/嗎 點解=為什麼 點樣=怎樣/怎麼 點=怎麼 邊度=哪裏/哪裡/哪兒 邊個=誰/哪個 邊啲=哪些 邊=哪 幾多=多少 幾時=什麼時候 幾=挺/蠻/幾
  而家/依家/宜家=現在 今日=今天 聽日=明天 尋日/琴日/噚日=昨天 琴晚/尋晚=昨天晚上 今晚=今天晚上 朝早=早上 晏晝=下午 頭先=剛才 啱啱=剛剛 一陣=一會兒 一陣間=一會兒 成日=整天/經常 即刻=馬上 以前=以前 舊年=去年 出年=明年 後日=後天 下晝=下午 夜晚=晚上
  睇=看 睇到=看到 見到=看見 話=說 講=說/講 講嘢=說話 話畀=告訴 畀/俾=給 搵=找 食=吃 食飯=吃飯 飲=喝 攞=拿 企=站 瞓覺=睡覺 瞓=睡 諗=想 諗住=打算 知=知道 識=會/認識 鍾意/中意=喜歡 返嚟=回來 返去=回去 返屋企=回家 返工=上班 返學=上學 收工=下班 出嚟=出來 過嚟=過來 入嚟=進來 落嚟=下來 上嚟=上來 嚟=來 入去=進去 落去=下去 返=回 行=走 整=弄 揀=選 傾=談 傾偈=聊天 搞掂=弄好 嬲=生氣 驚=怕 擺=放 揸車=開車 揸=拿 嘈=吵 呃=騙 郁/喐=動 掉=丟 影相=拍照 打俾=打給
  咗=了 緊=着/着呢 住=着 晒=完 埋=上 過=過 添=呢 先=先 先至=才 仲=還 仲有=還有 仲未=還沒 好=很/好 同=和/跟 同埋=和 一齊=一起 都=都/也 嗰=那 將=把 啲=些 有啲=有點 好多=很多 少少=一點 好似=好像 或者=或者 不過=不過 跟住=然後 應承=答應 得閒=有空 費事=懶得 好彩=幸好
  嘢=東西 屋企=家 細路=孩子 靚=漂亮 平=便宜 抵=值 攰=累 凍=冷 開心=高興 老細=老闆 蚊=塊 啱=對 叻=厲害 衰=壞 污糟=髒 餸=菜 番梘=肥皂 雪櫃=冰箱 冷氣=空調 單車=自行車 老竇=爸爸 阿媽=媽媽 阿哥=哥哥 阿爺=爺爺
  呀=啊/呢/嗎 啦=吧/啦 喇=了 㗎=的 𡃉=的 喎=呢 囉/囖=唄/吧 啩=吧 嘞=了 咋=而已 啫=而已 𠻹=呢 吖=吧 喔=哦 嚹=了 嘛=嘛 噃=啊 添。=呢。 㗎喇=的了 咩？=嗎？
`);

const leftCantonese = /[嘅喺咗哋唔冇嗰啲嘢噉咁佢攞諗㗎喎囉啫啩咩嘞瞓嗱揾搵啱喐揸嬲囖攰嘥𡃉嚹𠻹睇俾畀喇乜氹噃嚟]/u;
