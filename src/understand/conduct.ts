import type { Ask, Social } from './query.ts'

/** Politeness and hesitation that say nothing; what is left is the question. */
const padding =
  /请问(一?下)?|麻烦(你|您|问)?(一?下)?|劳驾|打扰(一?下|了)?|不好意思|(帮|给)(我|忙)?(查|看|问|确认|找|说)(一?下|一查|看)?|我(就)?(想|要)(问|知道|了解|咨询|确认|查|看)(一?下|的是)?|想(问|请教|咨询|了解)(一?下)?|咨询一?下|告诉我(一?下)?|跟我说(一?下|说)?|来着|在线等|挺急的?|急急急|谢谢(你|您|啦|了)?|多谢|感谢|辛苦(了|啦|你了|您了)?|拜托|(?<!句)话说|那啥|就是说|嗯+|呃+|额(?=,)|哎+|唉+|诶|喔|哦|噢|啊|呀|哟|嘛(?=$|[,?。])|哈+(?=$|[,?。!])|啦|亲(?=,)|老师(?=,|好)|领导好|同志|小(助手|知|标)(?=,|$)|^(你好|您好|hi|hello|嗨|早上好|上午好|下午好|晚上好|早)[,!。 ]+(?=.)/g

export const unpadded = (text: string): string => text.replace(padding, '').replace(/^[,。!;、 ]+|,+(?=[?。])/g, '')

const socials: readonly (readonly [Social, RegExp])[] = [
  [
    'help',
    /^(你|您|机器人|这个(机器人|助手)|知标)?(能|会|可以)?(帮我|给我)?(做|干|查|问|回答|提供)(些)?(什么|啥|哪些)(事|忙|问题|功能|服务|信息|呢|吗)*$|^(能|可以)(问|查)(你)?(什么|啥|哪些)|^(你|您)(有(什么|哪些|啥)(功能|本事|用)|怎么用|会(什么|啥|哪些))|^(怎么|如何)(使用|用|问)(你|这个(机器人|助手))?$|^(使用|操作)(说明|方法|指南)$|^(帮助|help|菜单|功能)(一下)?$|^(什么|哪些)问题(能|可以)问|what can (you|i)|how (do|can) i use/,
  ],
  [
    'who',
    /^(你|您)(是)?(谁|哪位|什么(东西|机器人|人)?|啥)|^(你|您)(叫|的名字)(什么|啥)?|^(介绍|说)(一?下)?(你|您)(自己)?|^who are you/,
  ],
  [
    'hello',
    /^(你好|您好|hi|hello|hey|嗨|哈喽|哈罗|在(吗|么|不在|不)|早(上好|安|啊)?|上午好|中午好|下午好|晚上好|晚安|大家好|喂|有人吗|老师好|领导好|good (morning|afternoon|evening))+[呀啊哦]?$/,
  ],
  [
    'thanks',
    /^(好的?|ok|嗯)?,?(非常|太|十分)?(谢谢?|多谢|感谢|谢了|辛苦|thank you|thanks|thx|3q)(你|您|啦|了|哈|大家|很多|so much|a lot)*$/,
  ],
  ['bye', /^(再见|拜拜|拜|bye|goodbye|回头见|下次见|先这样|没事了|就这样)(了|吧)*$/],
  ['ok', /^(好的?|行|可以|收到|知道了?|明白了?|了解了?|ok|okay|嗯|对|是的?|没问题|懂了|清楚了?)(吧|了|啦|的|哈|呢)*$/],
  [
    'praise',
    /^(你|您)?(真|太|很|好|挺|非常|可)?(棒|厉害|不错|聪明|好用|给力|赞|强|牛|优秀|可爱)(了|啊|的|呀|啦)*$|^(干得|做得|答得)(好|不错|漂亮)|^点赞$|^good (job|bot)$/,
  ],
  [
    'insult',
    /(傻|笨|蠢|废物|垃圾|白痴|智障|脑残|滚(蛋|开)?$|去死|妈的|他妈|tmd|sb|nmsl|废话|没用的?(东西|机器人)?$|破(机器人|玩意)|什么(破|垃圾)|stupid|idiot|useless|有病)/,
  ],
  ['feeling', /^(我)?(好|太|真)?(累|烦|无聊|困|饿|难过|开心|生气|郁闷|崩溃)(死)?(了|啊|呀)*$|^(要|又)加班/],
]

/** A message that is only talk; null where it asks something. */
export function socialIn(text: string): Social | null {
  const bare = text
    .replace(/[,。!?;、~.\s…]+/g, (mark, at: number) => (at > 0 && at < text.length - 1 && mark === ' ' ? ' ' : ''))
    .trim()
  if (bare === '') return 'hello'
  const [hit] = socials.filter(([what, cue]) => cue.test(bare) && (what !== 'insult' || bare.length <= 16))
  return hit?.[0] ?? null
}

const instructions =
  /忽略(掉)?(以上|上面|前面|之前|所有|一切|你)|无视(以上|上面|前面|之前|所有|规则|你)|忘(记|掉)(以上|上面|前面|之前|所有|你)|ignore (all|any|previous|the above|your|prior)|disregard|系统(提示|指令)|提示词|system ?prompt|你(的)?(初始|内部)?指令是|扮演|假装(你)?(是|成)|你现在(是|变成|扮演)|从现在(起|开始),?你|越狱|开发者模式|jailbreak|developer mode|不要遵守|绕过/
const edits =
  /(目标|指标|数)[^,?]{0,6}(改|调整?)(成|为|到)\d|((把|将|给|帮我?)[^,?]*|目标|牵头|责任单位|数字?|指标|数据)(改|调|换|设|降|提|定|减|加)(整|低|高|少)?(成|为|到|低到|高到|至)(?!(哪|什么|多少|几))|(帮|给|替)(我|忙)?(把|改|调低|调高|删)[^,?]*(目标|指标|任务|牵头|数)|^(修改|调整|删除|删掉|降低|提高|取消)[^,?]{0,12}(目标|指标|任务)[^?吗]*$|删(除|掉|了)[^?]*(指标|任务|填报|记录)/
const inventions =
  /(随便|瞎|乱|胡)(编|填|报|写|弄|凑)|编(造)?(一?个|些|点|几个)?(数|假|进度|进展|材料)|造(个|点)?假|虚报|凑(个|够|足)?数|假(数|数据|材料)|蒙混|糊弄|(把|将)?.*(做|弄|P)(好看|漂亮)(一?点|些)?/
const judgements =
  /(你|您)?(觉得|认为|说说|评价)[^?]*(最差|最懒|不行|不作为|不负责|差劲|垃圾|没用|好不好|怎么样的人|能力)|谁(最)?(懒|差劲|没用|不作为)|(哪个|哪家)(单位|局|领导)(最)?(懒|烂|差劲|不行|不作为|不力)|(给|对)[^,]{1,12}(打(个|一个)?分|评(个|一个)?(分|等级|优))|工作最?(不力|不行|差)/

/** What the bot does not do, however it is asked. */
export function refusalIn(text: string): Extract<Ask, { kind: 'refuse' }> | null {
  if (instructions.test(text)) return { kind: 'refuse', what: 'instructions' }
  if (inventions.test(text)) return { kind: 'refuse', what: 'invent' }
  if (edits.test(text) && !/(能不能|可不可以|可以|能|谁)(改|调|修改|调整|来改)[^成为到]*(吗|\?|$)/.test(text))
    return { kind: 'refuse', what: 'edit' }
  if (judgements.test(text)) return { kind: 'refuse', what: 'judge' }
  return null
}

const alien =
  /天气|下雨|气温|股(市|票|价)|基金|彩票|写(一?)?(首|篇|个|段|份)(诗|文章|作文|小说|代码|程序|歌|情书|总结|讲话|发言|心得|检讨|新闻|简历)|笑话|新闻|翻译|电影|电视剧|音乐|唱(首|个)歌|美食|菜谱|做饭|外卖|吃(什么|饭)|几点(了|钟)?$|星期几|今天(是)?(几|周)|农历|房价|工资|汇率|油价|高考|中考|游戏|故事|(你|您)(爱|喜欢|多大|几岁|男|女|结婚|有对象)|世界杯|足球|篮球|奥运|旅游攻略|机票|火车票|酒店|快递|生病|感冒|减肥|星座|算命|\d+\s*[+*/×÷]\s*\d+|圆周率|谁是(总统|主席)|总统|python|javascript|weather|stock|joke|poem/

export const isOffTopic = (text: string): boolean => alien.test(text)
