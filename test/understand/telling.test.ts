import { expect, test } from 'vitest'
import { toldIn } from '../../src/understand/telling.ts'

test.each([
  ['告诉办公室把基数设好', '把基数设好'],
  ['请您转告领导小组办公室：周五前报', '周五前报'],
  ['麻烦帮我通知一下办公室，名册要换', '名册要换'],
  ['跟办公室说一声 下周二开会', '下周二开会'],
  ['向办公室反映一下，系统里单位名写错了', '系统里单位名写错了'],
  ['给办公室带个话：材料下周补', '材料下周补'],
  ['告诉办公室的是谁', null],
  ['告诉我办公室设在哪', null],
  ['通知办公室了吗', null],
  ['告诉办公室', null],
  ['办公室电话多少', null],
  ['和办公室一起牵头的有哪些', null],
  ['办公室告诉我们要补材料', null],
])('%s', (said, words) => expect(toldIn(said)).toBe(words))
