import fs from 'fs'
const dir = 'data/language/examples/'
const sets = new Set(['indicator', 'task', 'unit', 'person'])
const vocab = process.argv[2] ? new RegExp(fs.readFileSync(process.argv[2], 'utf8').trim().split(/\s+/).join('|'), 'g') : /$^/g
const left = new Map(); let n = 0, bad = 0
for (const f of fs.readdirSync(dir)) for (const l of fs.readFileSync(dir + f, 'utf8').split('\n').filter(Boolean)) {
  const e = JSON.parse(l); if (!sets.has(e.of) || (e.where?.length) || e.more || e.follow || e.claim || !['list', 'count'].includes(e.how) || /\{/.test(e.q)) continue
  n++; const rest = e.q.replace(vocab, ' ').replace(/[^\p{Script=Han}]+/gu, ' ').trim()
  if (/\p{Script=Han}{2}/u.test(rest)) { bad++; if (process.argv[3]) console.log(e.q, '→', rest, e.show ?? '') }
  for (const w of rest.split(' ')) if (w.length > 1) left.set(w, (left.get(w) ?? 0) + 1)
}
console.log(n, bad); if (!process.argv[3]) console.log([...left].sort((a, b) => b[1] - a[1]).slice(0, 150).map(([w, c]) => w + c).join(' '))
