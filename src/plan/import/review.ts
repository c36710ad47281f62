import { type Answers, keyOf, type Question } from './answers.ts'
import { type CellBack, cellsWords } from './print-back.ts'

const titles = ['序号', '位置', '原文', '问题', '已按此处理', '可选', '您的答案（空白即同意）', '编号（勿改）']
const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export type Review = {
  title: string
  questions: readonly Question[]
  findings: readonly { level: string; place: string; says: string }[]
  coverage: readonly string[]
  printed: string
  /** Every printed cell beside what was read of it. */
  cells: readonly CellBack[]
}

/** The questions as a workbook: one a row, the printed sentence beside it, the answer in a column of its own. */
export async function reviewBook({ questions, cells }: Review): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('待定事项')
  sheet.addRow(titles)
  sheet.getRow(1).font = { bold: true }
  for (const [at, width] of [6, 14, 50, 36, 22, 40, 24, 4].entries()) sheet.getColumn(at + 1).width = width
  for (const [at, one] of questions.entries()) {
    const row = sheet.addRow([
      at + 1,
      one.place,
      one.text,
      one.ask,
      one.proposal,
      one.options.join(' / '),
      one.answer ?? '',
      keyOf(one),
    ])
    row.alignment = { wrapText: true, vertical: 'top' }
    if (one.options.length > 0 && one.options.join(',').length < 250) {
      row.getCell(7).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${one.options.join(',')}"`] }
    }
  }
  if (cells.length > 0) {
    const back = book.addWorksheet('逐格核对')
    back.addRow(['位置', '栏目', '原文', '读入', '一致']).font = { bold: true }
    for (const [at, width] of [14, 14, 60, 60, 8].entries()) back.getColumn(at + 1).width = width
    for (const { place, head, printed, read } of cells) {
      const row = back.addRow([place, head, printed, read ?? '', read === null ? '否' : '是'])
      row.alignment = { wrapText: true, vertical: 'top' }
    }
  }
  const written = await book.xlsx.writeBuffer()
  return new Uint8Array(written)
}

/** What a person wrote into the workbook, by question; blank rows keep what the import has taken. */
export async function readReview(bytes: Uint8Array): Promise<Answers> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const copy = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(copy).set(bytes)
  await book.xlsx.load(copy)
  const answers: Answers = {}
  book.worksheets[0]?.eachRow((row, no) => {
    const [answer, key] = [row.getCell(7).text.trim(), row.getCell(8).text]
    if (no > 1 && answer !== '' && key !== '') answers[key] = answer
  })
  return answers
}

/** The same to read in a browser, with what lint found, what of the text is not used, and the rows printed back. */
export function reviewPage({ title, questions, findings, coverage, printed, cells }: Review): string {
  const rows = questions.map(
    (one, at) =>
      `<tr><td>${at + 1}<td>${safe(one.place)}<td>${safe(one.text)}<td>${safe(one.ask)}<td>${safe(one.answer ?? one.proposal)}<td>${safe(one.options.join(' / '))}`,
  )
  const lost = cells.filter(({ read }) => read === null)
  const list = (items: readonly string[]) => `<ol>${items.map((item) => `<li>${safe(item)}`).join('')}</ol>`
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><title>${safe(title)} 导入核对</title>
<style>body{font:15px/1.6 sans-serif;margin:2em;max-width:1100px}table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:4px 8px;vertical-align:top;text-align:left}</style>
<h1>${safe(title)}：导入核对</h1>
<p>先看“待定事项”（最要紧的在前）：同意就不用管，不同意在 review.xlsx 的“您的答案”栏写，再用 --answers 导入。</p>
<h2>一、待定事项（${questions.length}）</h2><table><tr><th>序号<th>位置<th>原文<th>问题<th>已按此处理<th>可选${rows.join('\n')}</table>
<h2>二、检查（${findings.length}）</h2>${list(findings.map(({ level, place, says }) => `${level === 'error' ? '错误' : '提示'} ${place}：${says}`))}
<h2>三、原文中没有用到的数和单位（${coverage.length}）</h2>${list(coverage)}
<h2>四、逐格核对</h2><p>${cellsWords(cells)}</p>${list(lost.map(({ place, head, printed: cell }) => `${place} ${head}：“${cell}”没有原样读入`))}
<h2>五、读入的内容</h2>${printed}
</html>
`
}
