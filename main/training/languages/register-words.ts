/**
 * What a reader's grammar says before any text is counted: function words of
 * written Cantonese and of standard written Chinese, with weights. Simplified
 * spellings and common typed stand-ins (唔系, 佢地, 返黎) stand beside the
 * standard ones. A word of weight 0 shields the characters inside it (仲裁,
 * 關係, 目的). Training draws the learned weights to these.
 *
 * Sources of the forms: Matthews & Yip, Cantonese: A Comprehensive Grammar; the
 * usage lists of canto-filter and cantonesedetect. Weights are ours.
 */
export const registerWords = new Map<string, number>();

function add(cantonese: number, standard: number, words: string): void {
  for (const word of words.split(' ')) registerWords.set(word, cantonese - standard);
}

add(
  3,
  0,
  '𡃉 嚹 𠮶 㖞 𠸏 嘅 喺 咗 哋 嚟 唔 冇 嗰 啲 嘢 噉 咁 佢 攞 諗 谂 㗎 喎 囉 啫 啩 咩 嘞 瞓 嗱 冚 揾 啱 喐 揸 嬲 囖 攰 嘥 咋 嚿 𠺢 𠻹 𨋢 𡃁 閪 睺 掹 揼 噏 佔咗',
);
add(2, 0, '睇 搵 俾 畀 喇 乜 氹 吖 喔 嗌 噃 孭 揀 攪 掟 靚 叻 啵 嘅啫 𢱕');
add(1.5, 0, '净系 就系 真系 都系 但系 淨係 等陣 等阵 一齐 點算 点算 餸 啦 呀 咪 晒 曬 嘛 吓 噶 嘎');
add(1, 0, '係 傾 蚊 惗 抵 返');
add(0.7, 0, '啊');
add(0.5, 0, '仔 埋 食 飲 講 讲 話 嘈 畀予 俾予');
add(
  3,
  0,
  '點解 邊個 邊度 邊位 而家 依家 宜家 聽日 琴日 尋日 噚日 琴晚 尋晚 聽晚 聽朝 乜嘢 乜野 咩野 屋企 點樣 唔系 系咪 唔係 係咪 佢地 佢既 点解 边个 边度 听日 寻日 点样 有冇 咁样 甘样 得唔得 啲野 佢黎 返黎 出黎 過黎 过黎 入黎 上黎 落黎 嚟緊 就黎',
);
add(
  2,
  0,
  '幾多 幾時 几多 几时 我地 你地 呢個 呢份 呢啲 呢度 呢張 呢位 呢日 呢次 呢樣 呢種 呢間 呢單 呢件 呢條 呢筆 呢封 呢批 呢隻 呢幾 呢邊 呢排 呢期 呢頭 呢个 呢张 呢样 呢种 呢间 呢单 呢件 呢条 呢笔 呢边 同埋 即係 定係 仲有 仲未 仲要 仲係 仲系 仲唔 仲可以 仲會 仲会 仲喺 仲冇 仲諗 仲好 仲想 仲話 搞掂 搞惦 搞掟 傾掂 找數 找数 走數 拖數 過數 入數 落訂 撻訂 甩底 彈票 孭數 點做 點講 點知 點會 點可以 點搞 点做 点讲 点知 点会 我既 你既 邊間 邊份 邊樣 邊日 邊有 邊得 使乜 嗰陣 一陣間 返工 收工 開工未 多啲 快啲 好啲 得閒 唔該 差唔多 成日 比我 比你 比佢 話我知 話你知 话我知 好似係 畀錢 俾錢 頭先 啱啱 是但 費事 鍾意 中意 靚仔 老細 阿哥 細路 琴日話 係度 系度 喺度 食飯 飲茶 睇下 睇吓 講下 傾下 等陣 好耐 咁耐 幾耐 一齊 一于 即刻 落嚟 唔好意思 個個都 人哋 冇問題 應承',
);
add(
  1,
  0,
  '即系 定系 一陣 好似 好多 好彩 先至 先啦 今晚 今朝 幾好 幾咁 多謝 掉轉 開心 傾偈 嗰邊 舊年 出年 上個月 收到 得啦 好啦 定啦 走啦 緊係 梗係 真係 都係 就係 但係 不過係 佢話',
);

add(
  0,
  2,
  '這 们 們 沒 这 沒有 没有 没 什么 什麼 甚麼 怎 怎麼 怎样 哪裏 哪裡 哪里 為甚麼 为什么 這些 那些 时候 不得 应当 應當 之规定 之規定',
);
add(0, 1, '是 的 了 他 她 那 它 吗 嗎 吧 看 和 与 與 及 其 之 于 於 或 者 须 須 也 就是 但是 是否 還是 的話 而不');
add(
  0,
  0.6,
  '不 在 给 給 說 説 说 为 為 所 该 該 以 将 將 由 因 而 並 并 且 应 應 如 本 依 按 根据 根據 向 对 對 被 把 从 從 很',
);
add(
  0,
  1,
  '吃 很 哪 您 喝 睡 現在 现在 今天 明天 昨天 晚上 東西 东西 喜歡 喜欢 多少 時候 一起 快點 快点 這麼 那麼 怎麼樣 不是 不會 不会 不要 不能 還是 还是 還有 还有 還要 找到 回家 回來 回来 出來 出来 起來 起来 過來 过来 進來 进来 來了 来了',
);
add(0, 0.6, '來 来 讓 让 別 别 跟 才 還 还 吧 嘴 看見 知道');
add(0, 1, '關於 基於 對於 由於 關于');
add(
  0,
  0,
  '手邊 身邊 旁邊 兩邊 雙邊 海邊 路邊 左邊 右邊 那邊 這邊 周邊 一邊 手边 身边 旁边 两边 双边 周边 仲裁 關係 关系 目的 標的 标的 的士 的確 係數 係爭 係指 係屬 係以 係由 係為 係因 係於 體系 系統 系统 联系 聯係 返還 返还 返回 往返 遣返 回返 呢絨 講座 講師 講話 电话 電話 對話 對話 話題 食品 食物 飲食 飲料 飲品 糧食 得到 取得 所得 獲得 获得 得知 得以 得分 掩埋 埋葬 主人 仔細 仔细 本来 和解 和平 總和 和諧 如果 例如 比如 不如 不過 不同 對面 那麼 以前 以後 以后 可以 所以 因此 因為 作為 認為 為咗 了解 了結 啦啦隊 抵押 抵銷 抵消 抵觸 抵达 抵達 抵償 抵偿 抵免 抵扣 抵港 大抵',
);

/**
 * The lexicon as weights of n-grams that may be summed over all n-grams of a
 * text: a word's weight less what its parts weigh already, so that the sum over
 * the word's own n-grams is the word's weight.
 */
export function registerWordMeans(): Map<string, number> {
  const means = new Map<string, number>();
  const byLength = [...registerWords].sort(([a], [b]) => [...a].length - [...b].length || (a < b ? -1 : 1));
  for (const [word, weight] of byLength) {
    const characters = [...word];
    if (characters.length > 3) continue;
    let parts = 0;
    for (let start = 0; start < characters.length; start += 1) {
      for (let end = start + 1; end <= characters.length; end += 1) {
        if (end - start < characters.length) parts += means.get(characters.slice(start, end).join('')) ?? 0;
      }
    }
    means.set(word, weight - parts);
  }
  return means;
}
