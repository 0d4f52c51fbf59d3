"""Which methods are modelled, and by what. What is not here is answered with 501."""

from typing import Final

from aiogram import methods

from playground.telegram.arguments import Method
from playground.telegram.calling import Table
from playground.telegram.methods import attaching, copying, drafting, editing, profile, reacting, removing, sending
from playground.telegram.methods.answering import Answering
from playground.telegram.methods.receiving import Receiving
from playground.telegram.methods.selling import Selling

_FILES: Final[dict[str, type[Method]]] = {
    "photo": methods.SendPhoto,
    "voice": methods.SendVoice,
    "audio": methods.SendAudio,
    "document": methods.SendDocument,
    "animation": methods.SendAnimation,
    "video": methods.SendVideo,
    "sticker": methods.SendSticker,
}


def create_table(receiving: Receiving, answering: Answering, selling: Selling) -> Table:
    return {
        methods.GetMe: profile.get_me,
        methods.GetUpdates: receiving.get_updates,
        methods.SetWebhook: receiving.set_webhook,
        methods.DeleteWebhook: receiving.delete_webhook,
        methods.GetWebhookInfo: receiving.get_webhook_info,
        methods.SendMessage: sending.send_message,
        **{one: attaching.sender(kind) for kind, one in _FILES.items()},
        methods.SendMediaGroup: attaching.send_media_group,
        methods.EditMessageMedia: attaching.edit_message_media,
        methods.GetFile: attaching.get_file,
        methods.SendMessageDraft: drafting.send_message_draft,
        methods.CopyMessage: copying.copy_message,
        methods.CopyMessages: copying.copy_messages,
        methods.ForwardMessage: copying.forward_message,
        methods.ForwardMessages: copying.forward_messages,
        methods.SetMessageReaction: reacting.set_message_reaction,
        methods.SendInvoice: selling.send_invoice,
        methods.CreateInvoiceLink: selling.create_invoice_link,
        methods.AnswerPreCheckoutQuery: selling.answer_pre_checkout_query,
        methods.RefundStarPayment: selling.refund_star_payment,
        methods.EditUserStarSubscription: selling.edit_user_star_subscription,
        methods.GetStarTransactions: selling.get_star_transactions,
        methods.GetMyStarBalance: selling.get_my_star_balance,
        methods.AnswerInlineQuery: answering.answer_inline_query,
        methods.SendChatAction: sending.send_chat_action,
        methods.EditMessageText: editing.edit_message_text,
        methods.EditMessageCaption: editing.edit_message_caption,
        methods.EditMessageReplyMarkup: editing.edit_message_reply_markup,
        methods.DeleteMessage: removing.delete_message,
        methods.DeleteMessages: removing.delete_messages,
        methods.AnswerCallbackQuery: answering.answer_callback_query,
        methods.GetChat: profile.get_chat,
        methods.SetMyCommands: profile.set_my_commands,
        methods.GetMyCommands: profile.get_my_commands,
        methods.DeleteMyCommands: profile.delete_my_commands,
        methods.SetMyName: profile.set_my_name,
        methods.GetMyName: profile.get_my_name,
        methods.SetMyDescription: profile.set_my_description,
        methods.GetMyDescription: profile.get_my_description,
        methods.SetMyShortDescription: profile.set_my_short_description,
        methods.GetMyShortDescription: profile.get_my_short_description,
        methods.SetChatMenuButton: profile.set_chat_menu_button,
        methods.GetChatMenuButton: profile.get_chat_menu_button,
    }
