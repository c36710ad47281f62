import { type Json, objects, str } from '../json.ts'
import { CardButton, Overflow } from './button.tsx'
import { Chart } from './chart.tsx'
import { Columns, Container, Panel } from './containers.tsx'
import { Checker, DateField, Field, InputField, MultiSelect, SelectField } from './fields.tsx'
import { Form } from './form.tsx'
import { Div, Image, People } from './pieces.tsx'
import { DataTable } from './table.tsx'
import { Text } from './text.tsx'

export type ElementProps = { json: Json; path: string }

/** Children of a container, each at its path. */
export function Elements({ list, path }: { list: unknown; path: string }) {
  return (
    <>
      {objects(list).map((json, index) => (
        <Element key={`${index} ${str(json.tag)} ${str(json.name)}`} json={json} path={`${path}/${index}`} />
      ))}
    </>
  )
}

/** One component of a card 2.0, by its tag. */
function Element({ json, path }: ElementProps) {
  switch (json.tag) {
    case 'markdown':
      return <Text text={json} />
    case 'div':
      return <Div json={json} />
    case 'hr':
      return <hr class="rule" />
    case 'img':
      return <Image json={json} />
    case 'person':
    case 'person_list':
      return <People json={json} />
    case 'table':
      return <DataTable json={json} />
    case 'chart':
      return <Chart json={json} />
    case 'column_set':
      return <Columns json={json} path={path} />
    case 'collapsible_panel':
      return <Panel json={json} path={path} />
    case 'interactive_container':
      return <Container json={json} path={path} />
    case 'form':
      return <Form json={json} path={path} />
    case 'button':
      return <CardButton json={json} path={path} />
    case 'overflow':
      return <Overflow json={json} path={path} />
    case 'input':
      return (
        <Field json={json}>
          <InputField json={json} path={path} />
        </Field>
      )
    case 'select_static':
    case 'select_person':
      return (
        <Field json={json}>
          <SelectField json={json} path={path} />
        </Field>
      )
    case 'multi_select_static':
    case 'multi_select_person':
      return (
        <Field json={json}>
          <MultiSelect json={json} />
        </Field>
      )
    case 'date_picker':
    case 'picker_time':
    case 'picker_datetime':
      return (
        <Field json={json}>
          <DateField json={json} path={path} />
        </Field>
      )
    case 'checker':
      return <Checker json={json} path={path} />
    default:
      return <div class="unknown">此处不显示 {str(json.tag)}</div>
  }
}
