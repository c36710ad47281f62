import type { Card } from '../cards/kit.ts'
import type { Indicator, Task } from '../domain/plan.ts'
import type { Ask, Query } from '../understand/query.ts'
import { aboutParts } from './abouts.ts'
import { comparePart, numberPart } from './compares.ts'
import { dutiesParts, groupPart, membershipPart } from './duties.ts'
import { howPart } from './hows.ts'
import { indicatorPart } from './indicators.ts'
import { listPart } from './lists.ts'
import {
  choosePart,
  clausePart,
  elsewherePart,
  mentionPart,
  missingPart,
  notesPart,
  offTopicPart,
  refusePart,
  silencePart,
  socialPart,
  strangerPart,
  unknownPart,
  whosePart,
} from './misc.ts'
import { cardOf, type Grounds, type Part } from './part.ts'
import { peoplePart } from './people.ts'
import { progressPart } from './progress.ts'
import { compareUnitsPart, rolePart } from './roles.ts'
import { taskPart } from './tasks.ts'
import { timePart } from './times.ts'
import { mostPart, unitsPart } from './units.ts'
import { indicatorsOf, tasksOf } from './words.ts'

/** Whether reports are needed to answer: only questions about how things stand need them. */
export const needsFacts = ({ asks }: Query): boolean => asks.some(({ kind }) => kind === 'progress')

/** A query as a card: the first line answers, the places it rests on are named. */
export function answer({ asks }: Query, grounds: Grounds): Card {
  return cardOf(asks.slice(0, 6).flatMap((ask) => partsOf(ask, grounds)))
}

function partsOf(ask: Ask, grounds: Grounds): Part[] {
  switch (ask.kind) {
    case 'subject': {
      const indicators = indicatorsOf(grounds.plan, ask.indicators)
      const tasks = tasksOf(grounds.plan, ask.tasks).filter((task) => !repeats(task, indicators, ask.facets))
      return [
        ...(indicators.length > 0 ? [indicatorPart(grounds, indicators, ask.facets, ask.unsure, ask.check)] : []),
        ...(tasks.length > 0 || indicators.length === 0 ? [taskPart(grounds, tasks, ask.facets, ask.sections)] : []),
      ]
    }
    case 'list':
      return [listPart(grounds, ask)]
    case 'duties':
      return dutiesParts(grounds, ask)
    case 'role':
      return [rolePart(grounds, ask)]
    case 'units':
      return [unitsPart(grounds, ask)]
    case 'most':
      return [mostPart(grounds, ask)]
    case 'people':
      return [peoplePart(grounds, ask)]
    case 'time':
      return [timePart(grounds, ask)]
    case 'about':
      return aboutParts(grounds, ask)
    case 'compare':
      return [comparePart(grounds, ask)]
    case 'compareUnits':
      return [compareUnitsPart(grounds, ask)]
    case 'number':
      return [numberPart(grounds, ask)]
    case 'progress':
      return [progressPart(grounds, ask)]
    case 'silence':
      return [silencePart(grounds, ask)]
    case 'notes':
      return [notesPart(grounds, ask)]
    case 'clause':
      return [clausePart(grounds, ask)]
    case 'mention':
      return [mentionPart(grounds, ask)]
    case 'group':
      return [groupPart(grounds, ask.group)]
    case 'membership':
      return [membershipPart(grounds, ask)]
    case 'how':
      return [howPart(grounds, ask)]
    case 'social':
      return [socialPart(grounds, ask)]
    case 'refuse':
      return [refusePart(ask)]
    case 'elsewhere':
      return [elsewherePart(grounds, ask)]
    case 'missing':
      return [missingPart(grounds, ask)]
    case 'stranger':
      return [strangerPart(grounds, ask)]
    case 'whose':
      return [whosePart()]
    case 'offTopic':
      return [offTopicPart(grounds)]
    case 'choose':
      return [choosePart(grounds, ask)]
    case 'unknown':
      return [unknownPart(grounds, ask)]
  }
}

/** A task whose leads are its indicator's adds nothing to “谁牵头”. */
const repeats = (task: Task, indicators: readonly Indicator[], facets: readonly string[]): boolean =>
  indicators.length > 0 &&
  facets.every((facet) => facet === 'lead') &&
  indicators.some(
    ({ leads }) =>
      task.leads.length === leads.length &&
      task.leads.every((mention) => 'unit' in mention && leads.includes(mention.unit)),
  )
