import { undisguised } from '../cards/escape.ts'

/** A sheet as far as it is written: what is printed above it, its name, its columns and how many of them are printed, and its rows with the header. */
export type Written = {
  heading: string
  name: string
  columns: number
  printed: number
  rows: number
  choices?: { column: number; of: readonly string[] }
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const typed = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** As it reads, of what XML can hold; a text cell is never a formula, whatever it begins with. */
export const escaped = (text: string): string =>
  undisguised(text)
    .replace(/\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign] ?? ''};`)

/** A4, and A3 for a sheet that would be too small to read on it; what is as wide as this is printed at some nine points. */
const [a4, a3] = [9, 8]
const widestOnA4 = 170
export const widestOnA3 = 245
/** So wide a sheet may grow on A3 before short entries are broken. */
export const widestUnbroken = 256

export function sheetStart(widths: readonly number[]): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  return `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`
}

/** What may be chosen in the cells of a column beneath its header. */
function choicesXml({ rows, choices }: Written): string {
  if (!choices || rows < 2) return ''
  const name = columnName(choices.column)
  const list = `<dataValidation type="list" allowBlank="1" sqref="${name}2:${name}${rows}"><formula1>${escaped(`"${choices.of.join(',')}"`)}</formula1></dataValidation>`
  return `<dataValidations count="1">${list}</dataValidations>`
}

export function sheetEnd(own: Written, widths: readonly number[]): string {
  const { heading, columns, printed, rows } = own
  const wide = widths.slice(0, printed).reduce((all, one) => all + one, 0)
  const paper = wide > widestOnA4 ? a3 : a4
  const centre = `&amp;C${escaped(heading.replaceAll('&', '&&'))}`
  const rest = printed < columns ? '&amp;R其余各列见电子表' : ''
  return `</sheetData><autoFilter ref="A1:${columnName(columns - 1)}${rows}"/>${choicesXml(own)}<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="${paper}" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>${centre}</oddHeader><oddFooter>&amp;C第&amp;P页，共&amp;N页${rest}</oddFooter></headerFooter></worksheet>`
}

const side = (name: string): string => `<${name} style="thin"><color auto="1"/></${name}>`
const format = (font: number, fill: number, across: 'center' | 'left'): string =>
  `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${across}" vertical="center" wrapText="1"${across === 'left' ? ' indent="1"' : ''}/></xf>`

/** Formats of cells: 0 none, 1 a header, 2 a short entry, 3 a text. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${format(1, 2, 'center')}${format(0, 0, 'center')}${format(0, 0, 'left')}</cellXfs></styleSheet>`

/** Everything of a workbook beside its sheets, by its path; `now` is when it was made. */
export function bookParts(sheets: readonly Written[], title: string, now: string): [path: string, xml: string][] {
  const numbered = sheets.map((sheet, index) => ({ ...sheet, no: index + 1 }))
  const quoted = (name: string): string => `'${escaped(name.replaceAll("'", "''"))}'`
  const time = new Date(now).toISOString().replace(/\.\d+/, '')
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typed}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${typed}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${numbered.map(({ no }) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${typed}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packaged}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
    [
      'docProps/core.xml',
      `${declaration}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${numbered.map(({ name, no }) => `<sheet name="${escaped(name)}" sheetId="${no}" r:id="rId${no}"/>`).join('')}</sheets><definedNames>${numbered.map(({ name, no, columns, rows }) => `<definedName name="_xlnm._FilterDatabase" localSheetId="${no - 1}" hidden="1">${quoted(name)}!$A$1:$${columnName(columns - 1)}$${rows}</definedName>`).join('')}${numbered.map(({ name, no, printed, rows }) => `<definedName name="_xlnm.Print_Area" localSheetId="${no - 1}">${quoted(name)}!$A$1:$${columnName(printed - 1)}$${rows}</definedName>`).join('')}${numbered.map(({ name, no }) => `<definedName name="_xlnm.Print_Titles" localSheetId="${no - 1}">${quoted(name)}!$1:$1</definedName>`).join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packaged}/relationships">${numbered.map(({ no }) => `<Relationship Id="rId${no}" Type="${relations}/worksheet" Target="worksheets/sheet${no}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
  ]
}

/** A, B … Z, AA */
export const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)
