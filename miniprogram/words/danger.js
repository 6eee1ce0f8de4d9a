/** Signs of danger in what is being written, in the three languages: which number to call first.
 *
 * Only numbers of the whole country. The server understands far more ways of saying it; this list
 * is for the moment before anything is sent, and without a network.
 */
module.exports = [
  {
    number: "119",
    signs: [
      /[着著起失冒走]火(?!车|車|锅|鍋|气|氣)|火灾|火災|火苗|火光|大火|烧起来|燒起來|[着著]起来|[着著]起來|烧着|燒著|爆炸|爆燃|火星|火舌/,
      /(?:冒|浓|濃|黑|白)[黑白浓濃出起]?[烟煙]|焦味.{0,6}(?:大|浓|濃)/,
      /(?:煤气|煤氣|燃气|燃氣|天然气|天然氣|瓦斯|液化气|液化氣).{0,8}(?:味|漏|泄|洩|臭|没关|沒關|忘)|(?:闻|聞)到.{0,6}(?:煤气|煤氣|燃气|燃氣|怪味)|臭鸡蛋味|臭雞蛋味/,
      /(?:电池|電池|电瓶|電瓶|充电|充電).{0,10}(?:鼓|冒|烫|燙|烟|煙|嘶|炸)/,
      /被困|困在|困住|卡在.{0,8}(?:里|裡|电梯|電梯|楼|樓)|关在里|關在裡|按铃没人|按鈴沒人|压在下面|壓在下面|塌/,
      /(?:坐|站|爬|翻).{0,6}(?:楼顶|樓頂|天台|窗台|窗外|栏杆|欄杆|桥栏|橋欄)|跳楼|跳樓|落水|溺水|掉.{0,3}(?:河|水)里/,
      /\bfire\b|on fire|burning|\bsmoke\b|gas leak|smell.{0,8}gas|explo(?:d|s)|trapped|we are stuck|i am stuck|stuck in (?:the|a) (?:lift|elevator)|drown/,
    ],
  },
  {
    number: "120",
    signs: [
      /昏[迷倒过過]|晕[倒过過]|暈[倒過]|倒在|倒地|不省人事|叫不[醒应應]|喊不[醒应應]|没[有]?(?:反应|呼吸|心跳|脉搏)|沒[有]?(?:反應|呼吸|心跳|脈搏)/,
      /抽搐|口吐白沫|喘不[过過上]|透不[过過]气|透不過氣|呼吸困难|呼吸困難|胸[口]?[痛疼闷悶]|心脏病|心臟病|心梗|中风|中風|脑溢血|腦溢血|脑梗|腦梗/,
      /(?:流|出|止不住|都是|全是|满[是脸]|滿[是臉]).{0,3}血|骨头.{0,3}断|骨頭.{0,3}斷|吞了|误食|誤食|嘴歪|血流|骨折|触电|觸電|中毒|噎|窒息|割腕|(?:撞|摔|砸|压|壓)[伤傷]|受[了重]?[伤傷]|摔[下断斷]|[动動]不了|爬不起来|爬不起來|要生了|羊水/,
      /unconscious|not breathing|can'?t breathe|won'?t wake|bleeding|heart attack|stroke|chest pain|seizure|collapsed|chok(?:ed|ing)|injured|electrocut|overdose/,
    ],
  },
  {
    number: "110",
    signs: [
      /打人|打架|打[我她他].{0,6}(?:救|死|流血|不停|害怕)|家暴|在打|打起来|打起來|要打死|砍人?|捅|拿刀|持刀|菜刀|杀人|殺人|抢劫|搶劫|抢[我了]|搶[我了]|绑架|綁架/,
      /撬.{0,4}(?:门|門|锁|鎖)|[抽掐踢][我她他]|翻墙|翻牆|入室|跟踪|跟蹤|跟着我|跟著我|尾随|尾隨|猥亵|猥褻|强奸|強姦|不让我走|不讓我走|报警|報警|救命|求救/,
      /自杀|自殺|轻生|輕生|不想活|活不下去|遗书|遺書|走失|走丢|走丟|(?:老人|孩子|小孩|女儿|女兒|儿子|兒子|爷爷|奶奶|爺爺|爸|妈|媽).{0,16}(?:没到家|沒到家|不见了|不見了|没回来|沒回來|找不到)/,
      /(?:电梯|電梯|轿厢|轎廂).{0,10}(?:困|关在|關在|出不来|出不來|打不开|打不開)/,
      /撞(?:人|了人|到人|倒|飞|飛)|[刮带帶][倒]|压在车|壓在車|车祸|車禍/,
      /knife|stab|attack(?:ed|ing)|robb(?:ed|ery)|hitting|beating|break(?:ing)? in|following me|kill|suicide|missing (?:child|person|elder)|help me/,
    ],
  },
];
