/** Politeness, hesitation and address: they say nothing of what is asked. */
const padding = [
  '请问(一?下)?|麻烦(你|您|问)?(一?下)?|劳驾|打扰(一?下|了)?|不好意思|咨询一?下',
  '(帮|给)(我|忙)?(查|看|问|确认|找|说)(一?下|一查|看)?',
  '我(就)?(想|要)(问|知道|了解|咨询|确认|查|看)(一?下|的是)?|想(问|请教|咨询|了解)(一?下)?',
  '帮(我|忙)核(对|实|查)?(?!心)(一?[下核])?|告诉我(一?下)?|跟我说(一?下|说)?|来着|在线等|挺急的?|急急急|拜托|(?<!句)话说|那啥|就是说',
  '谢谢(你|您|啦|了)?|多谢|感谢|辛苦(了|啦|你了|您了)?',
  '嗯+|呃+|额(?=,)|哎+|唉+|诶|喔|哦|噢|啊|呀|哟|嘛(?=$|[,?。])|哈+(?=$|[,?。!])|啦',
  '亲(?=,)|老师(?=,|好)|领导好|同志|小(助手|知|标)(?=,|$)',
  '^(你好|您好|hi|hello|嗨|早上好|上午好|下午好|晚上好|早)[,!。 ]+(?=.)',
]
const everywhere = new RegExp(padding.join('|'), 'g')
const edges = /^[,。!;、 ]+|[, ]+$|,+(?=[?。,])/g

/**
 * What is left of a sentence without its padding; one that is nothing else stays as it is (“谢谢”, “你好”). `pause`:
 * where somebody turns to whom he asks, a comma is left.
 */
export function unpadded(text: string, pause = false): string {
  const left = text.replace(everywhere, (said) => (pause && /我|问|麻烦/.test(said) ? ',' : '')).replace(edges, '')
  return left.replace(/[^\p{L}\p{N}]/gu, '').length < 2 ? text : left
}
