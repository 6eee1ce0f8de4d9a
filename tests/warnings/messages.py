"""Warnings as weather services write them: the words are made up, the form is CAP 1.2."""

RAIN = """\
<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>SH-2026-0923-01</identifier>
  <sender>warning@weather.example.cn</sender>
  <sent>2026-11-21T17:00:00+08:00</sent>
  <status>Actual</status>
  <msgType>Alert</msgType>
  <scope>Public</scope>
  <info>
    <language>zh-CN</language>
    <category>Met</category>
    <event>暴雨橙色预警</event>
    <urgency>Immediate</urgency>
    <severity>Severe</severity>
    <certainty>Likely</certainty>
    <eventCode><valueName>code</valueName><value>11B03</value></eventCode>
    <effective>2026-11-21T17:00:00+08:00</effective>
    <expires>2026-11-21T23:00:00+08:00</expires>
    <senderName>市气象台</senderName>
    <headline>市气象台发布暴雨橙色预警</headline>
    <description>预计今晚6小时内大部分地区雨量将达50毫米以上。</description>
    <instruction>请做好防御准备。</instruction>
    <area>
      <areaDesc>中心城区</areaDesc>
      <circle>31.25,121.43 20</circle>
    </area>
  </info>
</alert>
"""


def rain(*changes: tuple[str, str]) -> bytes:
    """The warning with some of its text replaced, each piece once."""
    text = RAIN
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text.encode()
