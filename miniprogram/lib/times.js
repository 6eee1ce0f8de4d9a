/** Moments of the API (ISO 8601, the street's own time) as people say them. Nothing is shifted. */

const DAYS = {
  "zh-Hans": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  "zh-Hant": ["週日", "週一", "週二", "週三", "週四", "週五", "週六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** «11月24日 周二». */
function day(iso, language) {
  const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
  const name = DAYS[language][new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return language === "en" ? `${name} ${date} ${MONTHS[month - 1]}` : `${month}月${date}日 ${name}`;
}

/** «13:30». */
const hour = (iso) => iso.slice(11, 16);

/** «11月24日 周二 13:30». */
const moment = (iso, language) => `${day(iso, language)} ${hour(iso)}`;

module.exports = { day, hour, moment };
