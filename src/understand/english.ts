/** General English words of such questions, as the Chinese words they stand for; names are left to the plan's data. */
const words: readonly (readonly [RegExp, string])[] = [
  [/what can (you|i) (do|ask)|help( me)?$/, '你能做什么'],
  [
    /how (many|much) (days?|time|months?|long) (is|are|do we have|remain\w*|left|until|till|before|to go)[\w ]*|(days|time|months) (left|remaining)|how long (until|till|before|is left|do we have)[\w ]*/,
    '试点结束还有多少天',
  ],
  [
    /who (chairs|heads|leads|is (the )?(chair|head|leader|chairman|chairperson|group leader)( of)?) (the )?(leading|steering|working) group|(chair|head|leader|chairman|chairperson) of the (leading|steering) group|group (chair|leader|head)/,
    '谁是组长',
  ],
  [/(deputy|vice)[ -](chairs?|heads?|leaders?|group leaders?|chairmen|chairman)( of the leading group)?/, '副组长是谁'],
  [
    /(who )?(directs?|heads?|runs?|leads?|is (the )?(director|head) of)( the)? office|office (director|head)|director of the office/,
    '谁是办公室主任',
  ],
  [/(where is|which (unit|bureau|department) (hosts|houses)) the office( located)?/, '办公室设在哪个单位'],
  [
    /(members?|composition|people) (of|in|on) the leading group|leading group members?|who is (in|on) the leading group/,
    '领导小组成员有哪些',
  ],
  [
    /(which|what) (units?|bureaus?|departments?|agency|agencies|organi[sz]ations?) (is|are) (jointly )?(responsible|involved|supporting)( for| in)?|(responsible|supporting|participating|cooperating) (units?|bureaus?|departments?|agenc\w+|parties|party)|who (supports|participates in|assists|helps with)/,
    '责任单位有哪些',
  ],
  [
    /who('s| is| are)? (the )?(leads?|leading|in charge of|responsible for|lead (unit|agency|bureau|department) (for|of)|heading|owns?|taking the lead (on|in))|who leads|(which|what) (units?|bureaus?|departments?|agency|agencies) (leads?|heads?|is leading|is in charge( of)?|takes the lead( on| in)?)|lead(ing)? (unit|agency|bureau|department|organi[sz]ation)s?|in charge of/,
    '谁牵头',
  ],
  [
    /when (does|will|is|did)?( the)?( pilot| plan| project| program\w*| period)*( period)? ?(ends?|finish\w*|over|expire|conclude|complete\w*|due)( end)?|(end|closing|completion) date|deadline|end of the pilot/,
    '试点什么时候结束',
  ],
  [
    /when (does|did|will|was)?( the)?( pilot| plan| project| period)* ?(starts?|begins?|began|started|launch\w*)|start date/,
    '试点什么时候开始',
  ],
  [/when was (the )?(plan|it|document)? ?(issued|published|released)|(issue|publication) date/, '方案什么时候印发'],
  [/who (issued|published|released)( the plan)?/, '方案谁印发'],
  [/(unit of measure(ment)?|measured in what|in what unit)/, '计量单位是什么'],
  [/(difference|differ|compare|comparison|same as|distinguish)/, '区别'],
  [/(how many|number of|total) (indicators|targets)/, '一共多少项指标'],
  [/(how many|number of|total) tasks/, '多少项任务'],
  [/(which|what|list( all)?( the)?) indicators/, '哪些指标'],
  [/(which|what|list( all)?( the)?) tasks/, '哪些任务'],
  [/(annexe?s?|attachments?|appendi\w+)/, '附件有哪些'],
  [
    /(how (is|are) (the |it |things )?(progress\w*|going|doing)|progress|current (status|value|figure|level)|so far|achieved|completed|status|overall situation|how far)/,
    '进展完成多少了',
  ],
  [/(cumulative or period|counting (method|basis)|cumulative)/, '口径是累计数还是期间数'],
  [/(what does|what do) ([\w ]+) do/, '$2有哪些任务'],
  [/(target|goal|how many|how much|what number)/, '目标多少'],
  [/(responsibilit\w+|duties|duty|obligations?|role)/, '有哪些任务'],
  [/(thank you|thanks)/, '谢谢'],
  [/(leading group)/, '领导小组'],
  [/(the pilot|pilot period)/, '试点'],
]

/** Little words between them. */
const small =
  /\b(what|which|who|when|where|how|is|are|was|were|the|a|an|of|for|in|on|to|do|does|did|we|our|us|you|your|i|me|my|it|its|please|tell|about|and what|can|could|would|there|that|this|be|need|should|must|will|have|has|by|set|at|under|from|city|plan|s)\b/g

/** An English question with its general words in Chinese; anything else as it is. */
export function fromEnglish(text: string): string {
  const letters = text.replace(/[^a-z]/g, '').length
  if (letters < 6 || letters < text.replace(/\s/g, '').length * 0.55) return text
  const translated = words.reduce(
    (rest, [english, chinese]) => rest.replace(new RegExp(english, 'g'), ` ${chinese} `),
    text,
  )
  return translated
    .replace(/\band\b/g, '、')
    .replace(small, ' ')
    .replace(/'/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<![a-z]) | (?![a-z])/g, '')
    .trim()
}
