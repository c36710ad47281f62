/** What of somebody in a chat this needs. */
type Talking = { says(text: string): Promise<string>; clicks(label: string): Promise<string> }

const titles = ['看情况', '填报和更正', '审核和提醒', '文书', '人员', '设置和记录', '在群里']

/** The help in a private chat with every section behind its buttons. */
export async function wholeHelp(person: Talking): Promise<string> {
  const first = await person.says('帮助')
  const pages = [first]
  for (const title of titles.filter((one) => first.includes(`[${one}]`))) {
    pages.push(await person.clicks(title))
    await person.clicks('返回')
  }
  return pages.join('\n')
}
