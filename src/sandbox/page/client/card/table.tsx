import { useState } from 'preact/hooks'
import { type Json, num, obj, objects, str } from '../json.ts'
import { inkOf, tintOf } from './colours.ts'
import { useCard } from './context.ts'
import { Markdown } from './markdown.tsx'

/** A table, a page of rows at a time. */
export function DataTable({ json }: { json: Json }) {
  const [page, setPage] = useState(0)
  const columns = objects(json.columns)
  const rows = objects(json.rows)
  const size = num(json.page_size, 5)
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const at = Math.min(page, pages - 1)
  return (
    <div class="table">
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={str(column.name)} style={styleOf(column)}>
                  {str(column.display_name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(at * size, at * size + size).map((row, index) => (
              <tr key={at * size + index}>
                {columns.map((column) => (
                  <td key={str(column.name)} style={styleOf(column)}>
                    <Cell column={column} value={row[str(column.name)]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <div class="table-pages">
          <button
            type="button"
            class="icon-button"
            aria-label="上一页"
            disabled={at === 0}
            onClick={() => setPage(at - 1)}
          >
            ‹
          </button>
          {at + 1} / {pages}
          <button
            type="button"
            class="icon-button"
            aria-label="下一页"
            disabled={at === pages - 1}
            onClick={() => setPage(at + 1)}
          >
            ›
          </button>
        </div>
      )}
    </div>
  )
}

function styleOf(column: Json) {
  const align = str(column.horizontal_align)
  const width = str(column.width)
  return {
    textAlign: align === 'right' || align === 'center' ? align : ('left' as const),
    width: width === '' || width === 'auto' ? undefined : width,
  }
}

function Cell({ column, value }: { column: Json; value: unknown }) {
  const { names } = useCard()
  if (value === undefined || value === null) return null
  switch (column.data_type) {
    case 'markdown':
    case 'lark_md':
      return <Markdown content={String(value)} />
    case 'number':
      return <>{numberWords(Number(value), obj(column.format))}</>
    case 'date':
      return <>{new Date(Number(value)).toLocaleDateString('zh-CN')}</>
    case 'persons':
      return (
        <>
          {[value]
            .flat()
            .map((id) => names.get(String(id)) ?? '未知用户')
            .join('、')}
        </>
      )
    case 'options': {
      const options = typeof value === 'string' ? [{ text: value }] : objects(value)
      return (
        <>
          {options.map((option) => {
            const colour = 'color' in option ? str(option.color, 'blue') : 'blue'
            return (
              <span
                key={str(option.text)}
                class="text-tag"
                style={{ color: inkOf(colour), background: tintOf(colour) }}
              >
                {str(option.text)}
              </span>
            )
          })}
        </>
      )
    }
    default:
      return <>{String(value)}</>
  }
}

function numberWords(value: number, format: Json): string {
  const precision = typeof format.precision === 'number' ? format.precision : undefined
  const words = value.toLocaleString('zh-CN', {
    useGrouping: format.separator === true,
    minimumFractionDigits: precision,
    maximumFractionDigits: precision ?? 10,
  })
  return str(format.symbol) + words
}
