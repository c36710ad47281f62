/** Words that say a number is rounded, right before it and right behind it: it is asked about, or not taken. */
export const roundedBefore = /(约|大概|差不多)(共计?|有|是|为|达到?|[:：\s])*$/
export const roundedBehind = /^(左右|上下)/
