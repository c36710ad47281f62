import { useEffect, useRef, useState } from 'preact/hooks'
import { type Json, obj, str } from '../json.ts'

type Drawn = { renderSync(): unknown; release(): void }
type Library = { default: new (spec: Json, options: { dom: HTMLElement }) => Drawn }
declare global {
  interface Window {
    VChart?: Library
  }
}

let loading: Promise<Library> | undefined

/** The chart library, fetched when the first chart is shown. */
function library(): Promise<Library> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/sandbox/vchart.js'
    script.onload = () => (window.VChart ? resolve(window.VChart) : reject(new Error('no VChart')))
    script.onerror = () => reject(new Error('VChart not loaded'))
    document.head.append(script)
  })
  return loading
}

const ratios: Record<string, string> = { '1:1': '1 / 1', '2:1': '2 / 1', '4:3': '4 / 3', '16:9': '16 / 9' }

export function Chart({ json }: { json: Json }) {
  const box = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState('')
  const spec = JSON.stringify(json.chart_spec)
  useEffect(() => {
    let chart: Drawn | undefined
    let gone = false
    library()
      .then((library) => {
        if (gone || !box.current) return
        chart = new library.default({ animation: false, ...obj(JSON.parse(spec)) }, { dom: box.current })
        chart.renderSync()
      })
      .catch((error: unknown) => setProblem(String(error)))
    return () => {
      gone = true
      chart?.release()
    }
  }, [spec])
  const height = str(json.height)
  const style = /px$/.test(height) ? { height } : { aspectRatio: ratios[str(json.aspect_ratio, '16:9')] }
  return (
    <div class="chart" ref={box} style={style}>
      {problem}
    </div>
  )
}
