"""Which methods are modelled, and by what. What is not here is answered with 501."""

from aiogram import methods

from playground.telegram.calling import Table
from playground.telegram.methods import editing, profile, removing, sending
from playground.telegram.methods.answering import Answering
from playground.telegram.methods.receiving import Receiving


def create_table(receiving: Receiving, answering: Answering) -> Table:
    return {
        methods.GetMe: profile.get_me,
        methods.GetUpdates: receiving.get_updates,
        methods.SetWebhook: receiving.set_webhook,
        methods.DeleteWebhook: receiving.delete_webhook,
        methods.GetWebhookInfo: receiving.get_webhook_info,
        methods.SendMessage: sending.send_message,
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
