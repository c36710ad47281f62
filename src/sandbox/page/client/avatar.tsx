const hues = ['#1d5ad8', '#075f8c', '#07665c', '#1d6a14', '#4f5e01', '#9c4604', '#962396', '#5a1fc0', '#3039b0']

/** A person's first character on a colour of their own, or the bot's mark. */
export function Avatar({ name, bot = false, size = 36 }: { name: string; bot?: boolean; size?: number }) {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${Math.round(size * 0.42)}px`,
    background: bot ? 'linear-gradient(135deg, #1d5ad8, #075f8c)' : hues[sum % hues.length],
  }
  return (
    <span class={bot ? 'avatar avatar-bot' : 'avatar'} style={style} aria-hidden="true">
      {[...name][0] ?? '?'}
    </span>
  )
}
