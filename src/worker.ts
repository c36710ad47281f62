import { createWorker } from './start/worker-bot.ts'

export default createWorker()
