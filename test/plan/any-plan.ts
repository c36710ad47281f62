/** Words that belong to the plan the bot came with; a plan of another shape has no annex, no pilot, no leading group. */
export const ofAnother = /附件\d|试点|领导小组|知识产权|商标|专利|遵义|贵州|市场监管|办结|受理|每万人口/
