/** Chinese NDAs written for the tests, none of them among what was learned from, with a lawyer's answers: hypothesis, answer and the words its passage begins with. */
export interface ChineseNda {
  readonly text: string;
  readonly answers: readonly (readonly [id: string, choice: 'entailment' | 'contradiction', begins: string])[];
}

/** Signs were mended with a look at these. */
export const chineseNdasRead: readonly ChineseNda[] = [
  {
    text: `不披露承诺函
1. 为评估收购目标公司股权之可能性，贵司将向我司提供目标公司的经营、财务、法律及技术资料（下称“资料”），提供方式包括书面、面谈及网上资料室。
2. 我司承诺资料只供评估收购之用，不作他用。
3. 我司可将资料交予参与评估的董事、职员及所聘请的律师、会计师、融资银行，并对其违反承诺的行为负责。
4. 未经贵司事先书面许可，我司不对外透露贵我双方正就收购进行磋商。
5. 下列资料不在此限：
（a）已为公众知悉者；
（b）我司从不负保密义务的其他人士处取得者。
6. 若法庭命令或监管机构要求我司交出资料，我司将在法律许可范围内先行知会贵司。
7. 收购磋商终止后，我司将于十日内归还或销毁资料，惟法律要求存档者可留存一份。
8. 自本函日期起十二个月内，我司不会聘用目标公司的高级管理人员。
9. 本函项下的义务于磋商终止后持续两年。`,
    answers: [
      ['nda_2', 'contradiction', '1. '],
      ['nda_3', 'entailment', '1. '],
      ['nda_4', 'entailment', '2. '],
      ['nda_5', 'entailment', '3. '],
      ['nda_7', 'entailment', '3. '],
      ['nda_8', 'entailment', '6. '],
      ['nda_10', 'entailment', '4. '],
      ['nda_13', 'entailment', '（b）'],
      ['nda_16', 'entailment', '7. '],
      ['nda_18', 'entailment', '8. '],
      ['nda_19', 'entailment', '9. '],
      ['nda_20', 'entailment', '7. '],
    ],
  },
  {
    text: `保密条款
一、受托方对委托方交付的样品、图纸及测试数据等技术资料负有保密责任。
二、该等资料仅可用于加工委托方的产品。
三、受托方不得将该等资料交给其他公司或者个人。
四、受托方不得翻印、拍照或者复制图纸。
五、受托方不得拆解样品以推知其结构。
六、加工完毕，图纸连同全部复印件一并交回委托方。
七、图纸所载的发明创造归委托方所有，受托方不因本合同取得任何权利。
八、本条款在合同期满后十年内对受托方仍有约束力。`,
    answers: [
      ['nda_2', 'entailment', '一'],
      ['nda_4', 'entailment', '二'],
      ['nda_7', 'contradiction', '三'],
      ['nda_11', 'entailment', '五'],
      ['nda_15', 'entailment', '七'],
      ['nda_16', 'entailment', '六'],
      ['nda_17', 'contradiction', '四'],
      ['nda_19', 'entailment', '八'],
      ['nda_20', 'contradiction', '六'],
    ],
  },
];

/** Written when the signs were done; no sign or text was changed for them. */
export const chineseNdasUnread: readonly ChineseNda[] = [
  {
    text: `顾问服务保密协议
1. 顾问在服务期间从客户处得到的一切商业及技术信息，无论以何种途径得到，均须保密。
2. 除提供顾问服务外，顾问不得利用该等信息。
3. 顾问应当只安排必须参与服务的人员接触该等信息，且不得转告其他人士。
4. 顾问依法被要求作证或提交文件的，应尽早通知客户。
5. 顾问此前已经掌握、自行研究得出或者由他人合法提供的信息，不受本协议限制。
6. 服务结束时，顾问应将客户的文件及所有副本退还，不得留底。
7. 客户对其信息享有全部权利，本协议不构成任何许可。
8. 顾问不得对外声称其为客户提供服务。
9. 服务结束后五年内，本协议第二条、第三条继续适用。`,
    answers: [
      ['nda_2', 'contradiction', '1. '],
      ['nda_3', 'entailment', '1. '],
      ['nda_4', 'entailment', '2. '],
      ['nda_5', 'entailment', '3. '],
      ['nda_7', 'contradiction', '3. '],
      ['nda_8', 'entailment', '4. '],
      ['nda_10', 'entailment', '8. '],
      ['nda_12', 'entailment', '5. '],
      ['nda_13', 'entailment', '5. '],
      ['nda_15', 'entailment', '7. '],
      ['nda_16', 'entailment', '6. '],
      ['nda_19', 'entailment', '9. '],
      ['nda_20', 'contradiction', '6. '],
    ],
  },
  {
    text: `保密協議
甲、「機密資料」指任何一方於洽商期間以文件、口頭或電子方式交付對方的財務、營運或技術資料。
乙、收料一方僅可為商討合資之目的使用機密資料。
丙、收料一方可將機密資料交予其董事、僱員、核數師及法律顧問參閱，但以有需要者為限。
丁、收料一方可按需要複製機密資料，副本須附有原有的保密字樣。
戊、任何一方均不得公開雙方正在商討合資。
己、政府部門或法院依法要求時，收料一方可披露機密資料，但須事前知照對方。
庚、任何一方可書面要求對方交還機密資料。
辛、收料一方的律師樓可保存一份機密資料，以備日後查考。
壬、協議屆滿後三年內，雙方的保密責任維持不變。
癸、合資未成，雙方於一年內不得招攬對方的僱員。`,
    answers: [
      ['nda_2', 'contradiction', '甲'],
      ['nda_3', 'entailment', '甲'],
      ['nda_4', 'entailment', '乙'],
      ['nda_5', 'entailment', '丙'],
      ['nda_7', 'entailment', '丙'],
      ['nda_8', 'entailment', '己'],
      ['nda_10', 'entailment', '戊'],
      ['nda_17', 'entailment', '丁'],
      ['nda_18', 'entailment', '癸'],
      ['nda_19', 'entailment', '壬'],
      ['nda_20', 'entailment', '辛'],
    ],
  },
];
