/** Why a reading is not as it was first read: the plan could not mean that. */
export const fitted = 'made to fit'
