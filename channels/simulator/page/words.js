// What the page says, in one place.

export const ROLES = {
  resident: { chop: "居", name: "居民", hint: "说一句、拍张照，看回话" },
  rider: { chop: "骑", name: "骑手", hint: "挪定位针，找地方歇脚" },
  convener: { chop: "召", name: "召集人", hint: "发起集结，看谁来了" },
  member: { chop: "员", name: "组员", hint: "企业微信里点按钮回应" },
  volunteer: { chop: "志", name: "志愿者", hint: "不在企业微信：公众号消息和网页" },
  group: { chop: "群", name: "工作群", hint: "群机器人只发人数，不计回应" },
  chief: { chop: "格", name: "网格长", hint: "绑定后收推送、接单、办结" },
};

export const CHANNELS = {
  wechat: { name: "微信", sub: "公众号", follow: "关注公众号", followed: "关注了公众号", leave: "取消关注" },
  wecom: { name: "企业微信", sub: "应用", follow: "进入应用", followed: "进了应用", leave: "退出应用" },
  telegram: { name: "Telegram", sub: "bot", follow: "开始 Start", followed: "按了 Start", leave: "停用" },
};

const LEFT = { wechat: "取消关注了", wecom: "出了应用的可见范围", telegram: "停用了 bot" };
const TROUBLE = {
  wechat: "该公众号提供的服务出现故障，请稍后再试",
  wecom: "没有送到，企业微信会再送",
  telegram: "没有送到，Telegram 稍后会再送",
};

// Which applications a phone has: WeCom is for staff and groups, volunteers are outside it.
export const APPS = {
  resident: ["wechat", "telegram"], rider: ["wechat", "telegram"], volunteer: ["wechat", "telegram"],
  convener: ["wecom"], member: ["wecom"], group: ["wecom"],
};

export const EMPTY = {
  resident: "还没关注。关注后先收到几行欢迎的话。",
  chief: "绑定是网格长的第一步：领一个一次性的码，当作第一句话发出去。",
  convener: "先进组：领一个一次性的码，当作第一句话发出去。",
  member: "先进组：领一个一次性的码，当作第一句话发出去。",
  volunteer: "先进组：领一个一次性的码，当作第一句话发出去。",
  group: "群里还没有消息。有集结，群机器人在这里说。",
};

export const MENU = [
  { name: "说件事", key: "说件事" },
  { name: "找驿站", key: "找驿站" },
  { name: "我的·人工", sub_button: [
    { name: "我的进度", key: "进度" },
    { name: "十项服务", key: "十项服务" },
    { name: "人工", key: "人工" },
  ] },
];

export const PICTURES = [
  { ref: "hallway", name: "楼道堆物" },
  { ref: "lamp", name: "路灯不亮" },
  { ref: "pavement", name: "路面塌了" },
];

export const SPOKEN = "阿拉楼道里厢堆了交关物事，走也走勿过去";

export const OFF = "各个渠道都接了真账号：模拟器只能看，不能发。";

export function note(entry, channel) {
  const names = CHANNELS[channel];
  switch (entry.kind) {
    case "follow": return names.followed;
    case "scan": return `扫了「${entry.text}」的码`;
    case "leave": return LEFT[channel];
    case "edit": return "改了上面一条";
    default: return `${TROUBLE[channel]}（${entry.text}）`;
  }
}

export function delivery(entry) {
  const receipt = entry.receipt;
  if (entry.state === "sending") return "在送";
  if (!receipt) return "";
  const failed = receipt.status === 200 ? "回答有毛病" : `没送到 ${receipt.status || "无应答"}`;
  const parts = [entry.state === "failed" ? failed : "送达"];
  if (receipt.tries > 1) parts.push(`送了 ${receipt.tries} 次`);
  if (receipt.copies > 1) {
    parts.push(`同一条 ${receipt.copies} 次，回答${receipt.alike === false ? "不一样" : "一样"}`);
  }
  parts.push(`${receipt.ms} 毫秒`);
  return parts.join(" · ");
}

const CLOCK = new Intl.DateTimeFormat("zh-CN", {
  hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai",
});

export function clock(at) {
  return CLOCK.format(new Date(at));
}
