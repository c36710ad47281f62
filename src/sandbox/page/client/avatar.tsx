const hues = ['#3370ff', '#0d9de3', '#10a893', '#2ea121', '#7b9a16', '#ed6d0c', '#d136d1', '#7f3bf5', '#4954e6']

/** A person's first character on a colour of their own, or the bot's mark. */
export function Avatar({ name, bot = false, size = 36 }: { name: string; bot?: boolean; size?: number }) {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${Math.round(size * 0.42)}px`,
    background: bot ? 'linear-gradient(135deg, #3370ff, #14c0ff)' : hues[sum % hues.length],
  }
  return (
    <span class={bot ? 'avatar avatar-bot' : 'avatar'} style={style} aria-hidden="true">
      {[...name][0] ?? '?'}
    </span>
  )
}
