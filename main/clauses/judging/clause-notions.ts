import { foldPhrase } from '../matching/folded-text.ts';
import { hanPairHash, wordBeginningHash } from './mark-hashes.ts';

/**
 * Words that stand for one another in contracts, a line a notion: English words by their first seven letters, then
 * Chinese and Cantonese in pairs of characters. Written from the kinds' meanings; no held-out clause was read for them.
 */
const lines = [
  'not no never nor neither cannot|不得 不可 不准 唔准 唔可 唔好 唔得 不能 无权 禁止 切勿 未经 不会',
  'may allow allows allowed permit permits permitted entitled free can lets|可以 有权 准许 容许 允许 获准 可随 准其 任由',
  'shall must undertake undertakes agree agrees promise promises bound|应当 必须 应于 须于 承诺 负责 须向 应向',
  'consent consents approval approve approved agreement leave|同意 批准 认可 应允 首肯 问过 赞成',
  'pay pays paid payable paying payment payments settle settled remit remits remitted|支付 付款 缴付 缴纳 付清 付给 结清 结算 付予 俾钱 畀钱 找数 过数 汇款 转账 转数 入数 给付 付足',
  'price prices fee fees charge charges rent rents sum sums rate rates remuneration consideration rental tariff|价款 价格 费用 租金 酬金 报酬 单价 货款 金额 总价 收费 工钱 月费 售价 价钱',
  'invoice invoices invoiced bill statement voucher vouchers|发票 账单 帐单 单据 月结',
  'late overdue delay delays delayed arrears behind lag lags tardy slow|逾期 迟延 迟付 拖欠 延误 延迟 拖数 迟到 迟交 欠付 迟咗',
  'interest accrue accrues lending hibor sofr libor|利息 利率 计息 罚息 息率 月息 年息',
  'tax taxes taxed vat duty duties levy levies impost withhold withheld withholding stamp gst|税款 税费 增值 税项 税金 印花 代扣 预扣 纳税 报税 完税 课税 税务 交税 关税',
  'increase increases increased raise raises raised rise rises adjust adjusted adjustment revise revised uplift fixed freeze frozen firm hold held|上调 加价 涨价 调高 调整 提高 涨幅 升幅 调升 变动 固定 加幅 锁定 加租',
  'share shares percentage percent commission commissions royalty royalties split profit profits turnover takings revenue slice cut portion|分成 佣金 提成 分账 分红 毛利 营业 抽成 拆账 分钱 利润 版税 分予 成半 比例 百分 拆成',
  'minimum least fewer shortfall|最少 至少 最低 不少 不足 补足 保底 起码 包底 少于',
  'maximum exceed exceeds exceeding limit limits limited cap capped ceiling|不超 超过 上限 限额 最多 为限 封顶 限度 至多 超出 多于 不会多',
  'quantity quantities volume copies users units seats|数量 用量 件数 用户 席位 配额',
  'favourable favorable favoured favored cheaper better treatment lower lowest advantageous best match matched cheapest same good|最惠 优惠 更低 更优 低于 较低 平过 优厚 同样 低价 更平 便宜 跟价 平价 跟平 平啲 最平 同价',
  'liable liability liabilities answerable responsible responsibility answer|责任 担责 问责 概不 负责',
  'loss losses damage damages cost costs expense expenses claim claims|损失 损害 损坏 损毁 开支 索赔 申索 索偿 追讨 赔款',
  'indirect consequential special goodwill incidental punitive|间接 后果 商誉 附带 延伸 特殊 预期',
  'indemnify indemnifies indemnity indemnities harmless reimburse reimburses compensate good bear bears recoup repays refund whole recompense redress shoulder shoulders foots foot meet meets stand stands|弥偿 补偿 赔偿 赔返 补还 垫付 包赔 赔付 抵偿 承受 买单 俾返 还返 赔足 赔晒 补足 补上 找返 如数 填补 垫支 负担 兜底 赔上 全数 付出',
  'third sued proceedings defend defence suits accused outsider outsiders stranger strangers|第三 他人 被诉 控告 指控 抗辩 外人 旁人',
  'negligence negligent negligently wilful willful fraud fraudulent misconduct carelessness careless fault gross deliberate|过失 疏忽 故意 欺诈 重大 过错 蓄意 恶意 大意 失职 舞弊 监守',
  'death injury injured bodily hurt|死亡 受伤 人身 伤亡 致伤',
  'liquidated penalty penalties estimate|违约 罚款 每逾 罚金 扣罚 每迟 按日',
  'strike strikes war flood floods earthquake typhoon typhoons fire storm storms pandemic epidemic hurricane riot riots quarantine embargo lightning god plague weather blackout curfew blockade outbreak explosion authorities sabotage insurrection storms struck snow heat|罢工 战争 水灾 地震 台风 火灾 暴雨 疫情 瘟疫 天灾 骚乱 洪水 飓风 打风 禁令 暴动 黑雨 征用 疫症 停电 断电 当局 意外 封控 封关 封港 海啸 爆炸 雨雪 断网 战乱 戒严',
  'control prevent prevented hinder hindered excuse excused excuses relieve relieved impossible beyond unforeseeable let stuck held|无法 免责 免除 控制 预见 避免 未能 受阻 冇办 没法 不能 干不 做唔 不算 唔算 往后',
  'circumstances fundamentally hardship renegotiate unforeseen|情势 显失 重新 再议 重议',
  'terminate terminates terminated termination end ends ended cease ceases cancel cancels cancelled rescind stop stops quit determine close ending off walk part leave quit over|终止 解除 结束 解约 取消 退租 停止 了结 完结 收回 中止 唔做 散伙 终结 提早 拆伙 走人 退出 退场 提前 不再 离场 完约 搬走 交铺 唔租',
  'breach breaches breached default defaults fails failed failure broken breaks violates remedy remedied cure cured|违约 违反 不履 违背 补救 改正 纠正 犯规',
  'insolvent insolvency bankrupt bankruptcy liquidation winding receiver wound liquidator|破产 清盘 清算 接管 倒闭 资不 执笠 停业',
  'reason reasons cause convenience anytime pleases|理由 原因 缘由 随时 解释',
  'notice notices notify notifies written writing tell tells inform informs warn warning letter telling|通知 书面 告知 知会 函告 提前 话俾 讲声 事先 发函 预先 写信 发信 电告 讲低',
  'served service address addresses email emails courier post fax facsimile mailed registered deemed|送达 视为 地址 邮件 电邮 快递 特快 挂号 传真 寄出 邮寄 投递 微信',
  'return returns returned vacate vacates restore remove removes destroy destroyed surrender yield wipe download handover leave leaving afterwards departure after|交还 归还 退还 搬离 撤离 恢复 原状 销毁 拆除 交回 返还 移交 迁出 还原 执走 攞返 搬走 拆下 提走 清理 收尾 之后 结束 善后 完后',
  'confidential confidence confidentiality secret secrets secrecy disclose disclosed disclosure reveal reveals divulge private quiet leak whisper known hush undisclosed show shows shown eyes learn learns|保密 机密 秘密 泄露 披露 透露 外传 外泄 守密 秘方 讲出 传出 守秘 泄漏 公开 外人 知道 得知 知晓 说起 讲俾 外间 透漏 同外 里外 传开 底价',
  'personal data privacy individual individuals living subject names phone privacy processing erase deleted|个人 资料 隐私 数据 私隐 信息 会员 姓名 电话 身份 敏感 删除',
  'assign assigns assigned assignment transfer transfers transferred novate novation convey successor successors part parting dispose trade hand another|转让 让与 出让 移转 转予 承让 转俾 让渡 转手 过户 顶让 移交 承继 割让 别人 他手',
  'shareholding majority shareholders merger merges acquired acquisition ownership|控制 股权 股东 易手 过半 合并 收购 并购 股份 半数',
  'subcontract subcontracts subcontracting sublet delegate delegates outsource farm someone helper helpers|分包 转包 分判 外判 外发 外包 代劳 判出 转托 经手 他方 再包 搵人 借手',
  'entire whole supersede supersedes replaces replaced previous prior negotiations understandings earlier|全部 完整 取代 先前 此前 口头 谈判 磋商 往来',
  'amend amends amended amendment vary varied alter altered alters modify modified variation written signed|修改 更改 修订 补充 改动 改嘢 改变 书面 签名 落纸',
  'waive waives waiver forbearance indulgence|放弃 弃权 宽限 豁免 追究',
  'invalid unenforceable void severed severable illegal|无效 其余 可分 失效 违法',
  'counterparts counterpart original originals duplicate electronic executed|一式 正本 副本 各执 两份 电子 各持',
  'guarantee guarantees guarantor surety bond bonds standby backs behind|担保 保函 连带 履约 保人 见索 备用 保证 代偿 负连 母公',
  'barred lapse lapses lapsed forfeits extinguished discovered|丧失 时效 逾时 失去 过时 作罢',
  'enforce enforced enforceable benefit beneficiary|执行 强制 第三 受益',
  'compete competes competing competitor competitors competition rival rivals similar|竞争 同类 相近 竞业 另起 相类 竞品 同业 对手',
  'exclusive exclusively sole solely only elsewhere nobody anyone else other another|独家 独占 唯一 只向 不另 专属 净系 只可 只能 总代 排他 只会 任何 别家 第二 另设 第三 他家 另一',
  'solicit solicits poach entice hire recruit recruits|招揽 挖角 聘用 游说 招聘 撬走 挖走 离职',
  'disparage criticise negative reputation derogatory|诋毁 贬损 负面 名誉 声誉 抹黑 唱衰 中伤',
  'refusal first offer offers match|优先 首先 先行 承接 同等 先问 要约',
  'copyright patent patents trademark trademarks trade intellectual invention inventions design designs belongs belong vests vest property works rights know|版权 专利 商标 知识 产权 著作 归属 属于 发明 作品 成果 图案 字号 版式 创作 开发',
  'jointly joint together equally|共有 共同 各占 联名',
  'licence license licensed licenses grant grants granted permission sublicense use uses using reproduce copy display install|许可 授权 使用 特许 再许 准予 授予 再授 复制 展示 安装 引用',
  'perpetual perpetually irrevocable irrevocably forever|永久 不可撤 无限 永远 不限 终身',
  'affiliate affiliates subsidiary subsidiaries group parent sister|关联 附属 集团 母公 子公 联营',
  'escrow source code|源代 托管 代码 源码',
  'sue challenge challenges contest contests dispute release|起诉 质疑 争议 异议 诉讼',
  'audit audits books records accounts examine ledger accountant look see open visit visits|查阅 审计 核数 查账 账簿 账目 簿册 查核 抽查 纪录 数簿 稽核 帐簿 睇数 查数 检视 翻查 对账 过目 上门 到访 参观',
  'insurance insure insures insured policy policies cover coverage underwriter insurer premium brokers|保险 投保 保单 受保 承保 保额 买保 保费 保险金 赔偿限',
  'warrant warrants warranted warranty represent represents vouch vouches conform conforms fit quality merchantable sound proper workmanlike skill care fitness guarantees|保证 符合 质量 品质 合格 声明 陈述 包保 缺陷 瑕疵 水准 毛病 性能 完好 正品 达标 技巧 谨慎',
  'repair repairs repaired replace rectify rectified defect defects defective maintain maintenance fix fixed patch|修理 更换 维修 保修 保养 返工 修补 换货 包换 执漏 返修 整返 整好 修复 除错 维护',
  'deliver delivers delivered delivery ship ships shipped shipment dispatch dispatched risk title hazard collect handed over alongside|交付 交货 送货 发货 装运 风险 所有 提货 交楼 转移 运到 过俾 交收 送到 送达 交予 落货 起货',
  'inspect inspects inspection accept accepts acceptance reject rejects rejected test tests check checks sample count tally look|验收 检验 检查 拒收 抽检 点数 收货 测试 点货 查验 验货 签收 盘点 点算 复验 抽样 过磅 收楼',
  'comply complies compliance law laws lawful regulation regulations bribery corruption sanctions sanctioned ordinance statute slavery|遵守 法律 法规 贿赂 制裁 合规 条例 牌照 廉洁 守法 法例',
  'partner partners partnership agent agents independent contractor venture|合伙 代理 雇佣 独立 合营 伙伴',
  'further execute documents acts things necessary assist|进一 文件 协助 配合 办理',
  'condition conditions precedent conditional unless until satisfied|先决 前提 条件 除非 方可 满足 始能 才可',
  'deposit deposits lodge lodges lodged upfront earnest advance|押金 按金 定金 订金 无息 保证 预付 诚意 上期',
  'salary wages employee employees employer overtime dismissal holiday staff shift rest worker workers|工资 薪金 雇主 雇员 员工 年假 工时 加班 辞退 人工 社保 出粮 劳动 工人 假期 轮班 底薪 花红 强积',
  'extension completion programme handover|延期 工期 竣工 顺延 延长 完工',
  'instruction instructions engineer architect daywork extra omit omits works|指令 增减 工程 签证 点工 改图 加减 施工',
  'certificate certificates certified certify interim progress employer|进度 核证 中期 业主 证书 粮款',
  'retention retained retain kept|保留 扣留 尾款 质保 扣起',
  'vessel vessels charterer charterers owners master voyage|船舶 船东 租船 船长 航次 船方',
  'readiness laytime tender tendered berth ready loading discharge discharging|就绪 装卸 泊位 靠泊 卸货 装货',
  'demurrage detention despatch|滞期 速遣 滞箱 延滞',
  'hire offhire breakdown|停租 故障 租用',
  'safe port ports afloat|安全 港口 浮泊',
  'ice icebound hostilities piracy pirates|冰封 结冰 破冰 海盗 敌对',
  'average york antwerp|海损 约克',
  'lading consignee consignor endorsed|提单 托运 背书 电放',
  'freight surcharge bunker bunkers carriage|运费 附加 燃油 海运 到付 车资',
  'lien liens detain detains|留置 扣押 扣货 放行 押住',
  'store stored stores storage warehouse stack racks temperature|仓储 仓库 存放 堆放 库存 保管 仓租 入库 出库 货架 摆喺 堆码',
  'customs clearance import imports imported export exports declaration clear|海关 报关 清关 进口 出口 保税 申报 核销',
  'shortage package carrier carriers kilo missing|短少 货损 破损 公斤 承运 货差 丢失 失货',
  'facility loan loans lend lends lender lenders borrower bank|贷款 授信 额度 借款 融资 银行',
  'draw draws drawdown utilisation advance advances borrow|提款 提取 动用 放款 支用',
  'repay repayment prepay prepayment instalment instalments|还款 偿还 分期 本金 供款 还清',
  'demand demands demanded forthwith|要求 催讨 即时 索还',
  'ratio pledge financial covenant covenants|比率 负债 财务 净值 报表',
  'event events accelerate acceleration|事件 加速 交叉',
  'mortgage mortgages debenture security secured|抵押 质押 按揭 押记 质权',
  'transaction transactions swap derivative collateral|交易 净额 衍生 掉期 平仓',
  'setoff deduct deducts deducted deduction counterclaim net offset|抵销 抵消 扣除 冲抵 扣减 对销 扣返 抵扣',
  'documentary credit issuing presentation|信用 开证 跟单 议付 交单',
  'term commence commences commencing expire expires expiry lasts runs starts begins|期限 有效 为期 届满 期满 生效 租期 年期 约期 起算',
  'renew renews renewed renewal extend extends extended automatically rolls option again|续期 续约 自动 续租 再续 续落 展期 顺延 再租 再签 届时 接续',
  'authority capacity incorporated duly|法定 代表 注册 成立',
  'days day month months week weeks year years hours hour|日内 天内 个月 工作 星期 年内 小时',
  'customer customers client clients guest guests consumer|客户 客人 顾客 消费',
  'goods product products material materials merchandise|货物 产品 商品 材料 货品',
  'software system platform website|软件 系统 平台 网站',
  'territory area region zone|区域 地区 范围 境内',
] as const;

/** The notions of an English word, by the hash of its beginning, and of a pair of Chinese characters. */
export const clauseNotions: ReadonlyMap<number, readonly number[]> = notionsByHash();

function notionsByHash(): Map<number, number[]> {
  const byHash = new Map<number, number[]>();
  const add = (hash: number, notion: number): void => {
    const own = byHash.get(hash) ?? [];
    if (!own.includes(notion)) byHash.set(hash, [...own, notion]);
  };
  lines.forEach((line, notion) => {
    const [english = '', chinese = ''] = line.split('|');
    for (const word of english.split(' ')) add(wordBeginningHash(word), notion);
    for (const pair of chinese.split(' ').map(foldPhrase))
      add(hanPairHash(pair.charCodeAt(0), pair.charCodeAt(1)), notion);
  });
  return byHash;
}
