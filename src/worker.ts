import { createWorker } from './worker-bot.ts'

export default createWorker()
