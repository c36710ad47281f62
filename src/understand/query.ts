import type { Input } from '../cards/kit.ts'
import type { Missing } from './references.ts'
import type { Topic } from './topic.ts'

/** What can be asked of an indicator or a task. */
const facetNames = [
  'target',
  'lead',
  'responsible',
  'counting',
  'measureUnit',
  'wording',
  'category',
  'place',
  'text',
  'meaning',
  'date',
  'base',
  'progress',
  'indicators',
  'tasks',
  'notes',
] as const
export type Facet = (typeof facetNames)[number]

export type Kind = 'indicator' | 'task'
export type Duty = 'lead' | 'responsible'

/** One condition on the rows of a list. */
export type Filter =
  | { by: 'counting'; value: '累计数' | '期间数' | null; not: boolean }
  | { by: 'category'; name: string; not: boolean }
  | { by: 'section'; no: number; sub: number | null }
  | { by: 'unit'; unit: string; duty: Duty | null; not: boolean }
  | { by: 'group'; group: string; not: boolean }
  | { by: 'joint'; not: boolean }
  | { by: 'empty'; not: boolean }
  | { by: 'measureUnit'; unit: string; not: boolean }
  | { by: 'wording'; word: string; not: boolean }
  | { by: 'shared' }
  | { by: 'number'; than: 'is' | 'over' | 'atLeast' | 'under'; value: number; unit: string }
  | { by: 'linked'; to: Kind; not: boolean }
  | { by: 'about'; word: string }
  | { by: 'rows'; numbers: number[] }

export type TimeWant = 'start' | 'end' | 'left' | 'elapsed' | 'length' | 'issued'

export type AboutWant =
  | 'title'
  | 'issuer'
  | 'addressees'
  | 'annex1'
  | 'annex2'
  | 'annex3'
  | 'attachments'
  | 'basis'
  | 'slogan'
  | 'indicators'
  | 'tasks'
  | 'goals'
  | 'categories'
  | 'sections'
  | 'mainGoals'
  | 'safeguards'
  | 'office'
  | 'seal'
  | 'dissolution'
  | 'changes'
  | 'units'
  | 'mainTasks'
  | 'plan'

export type ProgressWant = 'overall' | 'best' | 'worst' | 'behind' | 'met' | 'missing' | 'reported' | 'time' | 'tasks'

export type Scope = { indicators: number[]; tasks: number[]; units: string[]; category: string | null }

export type PeopleBy =
  | { by: 'all' }
  | { by: 'role'; role: string }
  | { by: 'unit'; unit: string; post: string | null }
  | { by: 'name'; names: string[] }
  | { by: 'post'; post: string }
  | { by: 'surname'; surname: string }
  /** Of units that sent so many, or more than any other. */
  | { by: 'size'; size: number | 'most' }

export type Social = 'hello' | 'thanks' | 'bye' | 'insult' | 'praise' | 'who' | 'help' | 'ok' | 'feeling'

/** How reporting works: by when, who reviews, how to correct, who sees it, what without figures, when the digest comes. */
export type How = 'due' | 'review' | 'correct' | 'seen' | 'none' | 'digest'

export type Ask =
  | {
      kind: 'subject'
      indicators: number[]
      tasks: number[]
      facets: Facet[]
      unsure: boolean
      sections?: { no: number; sub: number | null }[]
      /** A figure somebody believes to be the target. */
      check?: { value: number; unit: string }
    }
  | { kind: 'list'; of: Kind[]; filters: Filter[]; count: boolean }
  | { kind: 'duties'; units: string[]; duty: Duty | null; of: Kind[]; count: boolean; check: boolean }
  | {
      kind: 'role'
      units: string[]
      duty: Duty | null
      indicators: number[]
      tasks: number[]
      others: boolean
      said: string
    }
  | {
      kind: 'units'
      want: 'most' | 'least' | 'leads' | 'without' | 'supporting'
      except: string[]
      of: Kind[]
      duty: Duty | null
    }
  | { kind: 'most'; of: 'task' | 'section' | 'category' }
  | { kind: 'people'; who: PeopleBy; want: 'who' | 'count'; check: string | null }
  | { kind: 'time'; wants: TimeWant[]; on: string | null }
  | { kind: 'about'; wants: AboutWant[] }
  | { kind: 'compare'; indicators: number[]; tasks: number[]; of?: Duty }
  | { kind: 'compareUnits'; units: string[]; duty: Duty | null }
  | { kind: 'number'; values: { value: number; unit: string }[]; indicators: number[] }
  | { kind: 'progress'; scope: Scope; want: ProgressWant }
  | { kind: 'silence'; id: string; indicators: number[]; units: string[] }
  | { kind: 'notes'; indicators: number[]; tasks: number[]; units: string[]; words: string }
  | { kind: 'clause'; places: string[]; facets?: Facet[] }
  | { kind: 'mention'; word: string }
  | { kind: 'group'; group: string }
  | { kind: 'membership'; unit: string; group: string }
  | { kind: 'social'; what: Social }
  | { kind: 'refuse'; what: 'edit' | 'invent' | 'instructions' | 'judge' }
  | { kind: 'elsewhere'; names: string[] }
  | { kind: 'missing'; rows: Missing[] }
  | { kind: 'stranger'; of: 'unit' | 'person'; name: string }
  | { kind: 'how'; what: How }
  | { kind: 'whose' }
  | { kind: 'offTopic' }
  | { kind: 'choose'; indicators: number[]; tasks: number[]; units: string[]; next?: Input }
  | { kind: 'unknown'; indicators: number[]; tasks: number[] }

/** What was asked, ready to be answered; prints as JSON. */
export type Query = {
  /** The sentence as it was read: slips repaired, follow-ups completed. */
  read: string
  asks: Ask[]
}

export type Asking = { role: 'member' | 'liaison' | 'leader' | 'admin'; units: readonly string[] }

export type Understood = {
  query: Query
  topic: Topic | null
  /** Set where the sentence is something to do rather than something to know. */
  input?: Input
}
